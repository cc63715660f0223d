package dev.suishen.keys.custody;

import static dev.suishen.keys.custody.Pkcs11KeysTest.assertReason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.suishen.keys.custody.CustodyException.Reason;
import dev.suishen.keys.signing.CodeSigner;
import dev.suishen.verifier.Algorithm;
import dev.suishen.verifier.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token that is gone, full, locked behind another PIN, or not up to it; and is back. */
class HsmOutageTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
  private static final int POLLS = 300;

  @TempDir Path folder;

  @Test
  void an_hsm_that_is_gone_is_named_and_signs_again_once_it_is_back() throws Exception {
    try (ServedHsm hsm = ServedHsm.start(folder, "")) {
      Pkcs11Keys keys = keys(hsm);
      CodeSigner signer = keys.make(Algorithm.ES256);
      for (int outage = 0; outage < 2; outage++) {
        hsm.kill();
        assertReason(Reason.TOKEN_ABSENT, () -> signer.sign(MESSAGE));
        assertReason(Reason.TOKEN_ABSENT, keys::keys);
        assertReason(Reason.TOKEN_ABSENT, () -> keys.make(Algorithm.ES256));
        hsm.start();
        awaitSignature(signer);
        assertEquals(List.of(signer.publicKey()), keys.keys());
      }
    }
  }

  /**
   * Nothing is seen but signatures that hold and typed failures, and all threads recover. The token
   * is killed between two signatures: where it ends under several at once, p11-kit's client wakes
   * one of their threads and leaves the others waiting for ever.
   */
  @Test
  void threads_that_sign_through_an_outage_all_sign_again() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (ServedHsm hsm = ServedHsm.start(folder, "")) {
      CodeSigner signer = keys(hsm).make(Algorithm.ES256);
      AtomicBoolean stop = new AtomicBoolean();
      AtomicInteger failures = new AtomicInteger();
      ReadWriteLock between = new ReentrantReadWriteLock(true);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(threads.submit(() -> signUntil(stop, signer, failures, between.readLock())));
      }
      between.writeLock().lock();
      try {
        hsm.kill();
      } finally {
        between.writeLock().unlock();
      }
      for (int i = 0; i < POLLS && failures.get() < 4; i++) {
        Thread.sleep(20);
      }
      hsm.start();
      awaitSignature(signer);
      stop.set(true);
      for (Future<?> each : running) {
        each.get(1, TimeUnit.MINUTES);
      }
      assertTrue(failures.get() >= 4);
      assertTrue(signer.publicKey().verifies(MESSAGE, signer.sign(MESSAGE)));
    } finally {
      threads.shutdownNow();
    }
  }

  private static void signUntil(
      AtomicBoolean stop, CodeSigner signer, AtomicInteger failures, Lock whileItSigns) {
    while (!stop.get()) {
      whileItSigns.lock();
      try {
        assertTrue(signer.publicKey().verifies(MESSAGE, signer.sign(MESSAGE)));
      } catch (CustodyException e) {
        failures.incrementAndGet();
      } finally {
        whileItSigns.unlock();
      }
    }
  }

  @Test
  void a_wrong_pin_is_tried_once_and_the_right_one_as_soon_as_it_is_there() throws Exception {
    Path file = Files.writeString(folder.resolve("pin"), "1111\n");
    try (ServedHsm hsm = ServedHsm.start(folder, "")) {
      Pkcs11Keys keys = new Pkcs11Keys(hsm.token(), TokenPin.ofFile(file));
      CustodyException first = assertThrows(CustodyException.class, keys::keys);
      assertEquals(Reason.PIN_WRONG, first.reason());
      assertEquals("CKR_PIN_INCORRECT", first.detail());
      await(
          () -> {
            CustodyException again = assertThrows(CustodyException.class, keys::keys);
            assertEquals(Reason.PIN_WRONG, again.reason());
            return again.detail().equals("not tried again");
          });
      Files.writeString(file, SoftHsm.PIN + "\n");
      await(() -> opens(keys));
      CodeSigner signer = keys.make(Algorithm.ES256);
      assertTrue(signer.publicKey().verifies(MESSAGE, signer.sign(MESSAGE)));
    }
  }

  @Test
  void a_full_token_makes_no_key_and_goes_on_signing() throws Exception {
    try (ServedHsm hsm = ServedHsm.startSmall(folder)) {
      Pkcs11Keys keys = keys(hsm);
      List<CodeSigner> made = new ArrayList<>();
      CustodyException full =
          assertThrows(
              CustodyException.class,
              () -> {
                for (int i = 0; i < 100; i++) {
                  made.add(keys.make(Algorithm.ES256));
                }
              });
      assertEquals(Reason.TOKEN_FULL, full.reason());
      CodeSigner first = made.get(0);
      assertTrue(first.publicKey().verifies(MESSAGE, first.sign(MESSAGE)));
      assertEquals(made.size(), keys.keys().size());
      made.subList(1, made.size()).forEach(signer -> keys.destroy(signer.publicKey()));
      VerificationKey next = keys.make(Algorithm.ES256).publicKey();
      assertEquals(2, keys.keys().size());
      assertTrue(keys.keys().contains(next));
    }
  }

  @Test
  void a_token_without_ecdsa_makes_no_key() throws Exception {
    try (ServedHsm hsm =
        ServedHsm.start(folder, "slots.mechanisms = CKM_EC_KEY_PAIR_GEN,CKM_SHA256\n")) {
      Pkcs11Keys keys = keys(hsm);
      assertReason(Reason.ALGORITHM_MISSING, () -> keys.make(Algorithm.ES256));
      assertEquals(List.of(), keys.keys());
    }
  }

  private static Pkcs11Keys keys(ServedHsm hsm) throws Exception {
    return new Pkcs11Keys(hsm.token(), TokenPin.of(SoftHsm.PIN, "test"));
  }

  private static boolean opens(Pkcs11Keys keys) {
    try {
      keys.keys();
      return true;
    } catch (CustodyException e) {
      return false;
    }
  }

  private static void awaitSignature(CodeSigner signer) throws Exception {
    await(
        () -> {
          try {
            return signer.publicKey().verifies(MESSAGE, signer.sign(MESSAGE));
          } catch (CustodyException e) {
            return false;
          }
        });
  }

  private static void await(Condition condition) throws Exception {
    for (int i = 0; i < POLLS; i++) {
      if (condition.holds()) {
        return;
      }
      Thread.sleep(100);
    }
    fail("never");
  }

  private interface Condition {
    boolean holds() throws Exception;
  }
}
