package dev.suishen.code.rotation;

import dev.suishen.code.database.Database;
import dev.suishen.code.database.DatabaseAwayException;
import dev.suishen.code.trust.City;
import dev.suishen.code.trust.TrustNotice;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each minute, and after each change, whether the schedule asks for something. Every instance
 * does; a step is taken in whichever comes first.
 */
@Context
public class FollowRotation {
  static final String ACTOR = "rotation";

  private static final Logger LOG = LoggerFactory.getLogger(FollowRotation.class);

  private final TakeDueSteps steps;
  private final Optional<PublishDueBundle> bundle;
  private final City city;
  private final Database database;
  private Set<String> told = Set.of();

  /**
   * @param bundle empty where the holders of the roots answer no program: publishing is an
   *     administrator's there
   */
  FollowRotation(
      TakeDueSteps steps,
      Optional<PublishDueBundle> bundle,
      City city,
      TrustNotice notice,
      Database database) {
    this.steps = steps;
    this.bundle = bundle;
    this.city = city;
    this.database = database;
    follow();
    notice.listen(this::follow);
  }

  /** Takes what is due, unless PostgreSQL is away; never throws. */
  @Scheduled(initialDelay = "${suishen.rotation.every}", fixedDelay = "${suishen.rotation.every}")
  public final synchronized void follow() {
    Set<String> troubles = new TreeSet<>();
    try {
      if (database.call(() -> takeAll(troubles)).join()) {
        city.refresh();
      }
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof DatabaseAwayException)) {
        troubles.add(String.valueOf(e.getCause()));
      }
    }
    troubles.stream().filter(each -> !told.contains(each)).forEach(FollowRotation::tell);
    told = troubles;
  }

  /** Once for each trouble, and not each minute. */
  private static void tell(String trouble) {
    LOG.error("The rotation is held up: {}", trouble);
  }

  /** Until nothing is due: a step may make others due. A bundle is published with all of them. */
  private boolean takeAll(Set<String> troubles) {
    boolean any = false;
    while (steps.take(troubles) || bundle.map(due -> due.publish(troubles)).orElse(false)) {
      any = true;
    }
    return any;
  }
}
