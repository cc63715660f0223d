package dev.suishen.verifier.benchmarks;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;

/** The home of a small city's gate, for benchmarks in this process. */
final class TestHome {
  private TestHome() {}

  static Home furnished(Path folder, int codes) throws Exception {
    Home home = new Home(folder);
    new City(new RecordingSigner(new SecureRandom()), new CityLists(2, 0.01)).furnish(home, codes);
    return home;
  }

  static <T> T at(Home home, Callable<T> benchmarks) throws Exception {
    System.setProperty(Home.PROPERTY, home.path().toString());
    try {
      return benchmarks.call();
    } finally {
      System.clearProperty(Home.PROPERTY);
    }
  }
}
