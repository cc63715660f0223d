package dev.suishen.code.http;

import dev.suishen.code.fault.Fault;
import dev.suishen.code.fault.FaultCode;
import dev.suishen.code.status.StatusLists;
import dev.suishen.code.status.StatusLists.SignedList;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** {@code /status}: who is revoked or suspended, by place in a list. */
@Controller("/status")
@Secured(SecurityRule.IS_ANONYMOUS)
class StatusController {
  private static final String TOKEN = "application/statuslist+cwt";

  private final StatusLists lists;

  StatusController(StatusLists lists) {
    this.lists = lists;
  }

  /**
   * A Status List Token.
   *
   * @param scene number, 1 to 5
   * @param list number, from 0
   */
  @Get("/{scene}/{list}")
  @Produces(TOKEN)
  HttpResponse<byte[]> list(HttpRequest<?> request, int scene, int list) {
    SignedList signed =
        lists
            .find(scene, list)
            .orElseThrow(() -> Fault.of(FaultCode.NOT_FOUND, "no such status list"));
    return PublicBytes.answer(request, signed.token(), TOKEN, lists.keepFor(signed));
  }
}
