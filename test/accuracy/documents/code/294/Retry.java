package org.example.retry;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Calls something again until it succeeds. For a service without the Spring Framework: there, a library such as
 * Resilience4j would do the same with an annotation.
 */
public final class Retry {
  private final int attempts;
  private final Duration pause;

  public Retry(int attempts, Duration pause) {
    this.attempts = attempts;
    this.pause = pause;
  }

  public <T> T call(Callable<T> task) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return task.call();
      } catch (Exception e) {
        if (attempt >= attempts) {
          throw e;
        }
        Thread.sleep(pause.toMillis() + ThreadLocalRandom.current().nextLong(50));
      }
    }
  }
}
