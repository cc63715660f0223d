// One citizen's visit: fetches codes ahead, keeps trying, and stops for good when it ends.

import { now } from "./clock.js";
import { fetchCodes, me } from "./service.js";
import { Wallet } from "./wallet.js";

const AHEAD = 5; // codes fetched at a time
const KEPT = 2; // whole ones still on hand when more are fetched: enough for a tunnel, and few are signed in vain
const SLOW_MS = 2000;
const LONGEST_PAUSE_S = 30;

export class Visit {
  #token;
  #changed;
  #name = null;
  #wallet = new Wallet();
  #scene = "";
  #shown = false;
  #trouble = null;
  #failures = 0;
  #retryAt = 0;
  #sentAt = null;
  #end = new AbortController();

  /** `changed` is called when there is something else to show before the next second. */
  constructor(token, changed) {
    this.#token = token;
    this.#changed = changed;
  }

  /** What there is to show now. */
  look() {
    const time = now();
    const current = this.#wallet.current(this.#scene, time);
    this.#shown ||= Boolean(current);
    return {
      ...this.#wallet.reserve(this.#scene, time),
      name: this.#name,
      current,
      seconds: current && Math.ceil((current.expiresAt - time) / 1000),
      trouble: this.#trouble?.kind,
      reason: this.#trouble?.reason,
      wait: Math.max(1, Math.ceil((this.#retryAt - time) / 1000)),
      slow: this.#sentAt !== null && time - this.#sentAt > SLOW_MS,
      shown: this.#shown,
    };
  }

  choose(scene) {
    this.#scene = scene;
    this.#shown = false;
    this.renewIfDue();
  }

  /** To be called every second. */
  renewIfDue() {
    const due = this.#trouble ? this.#retryAt : this.#wallet.renewAt(this.#scene);
    if (now() >= due) this.renew();
  }

  /** Fetches the next batch at once. */
  async renew() {
    if (this.#sentAt !== null) return;
    this.#sentAt = now();
    try {
      await this.#fetch(this.#scene);
      this.#trouble = null;
      this.#failures = 0;
    } catch (trouble) {
      this.#meet(trouble);
    }
    this.#sentAt = null;
    if (!this.#end.signal.aborted) this.#changed();
  }

  /** The browser says that the connection is gone: no need to find out by asking. */
  lostConnection() {
    this.#meet({ kind: "away" });
    this.#changed();
  }

  end() {
    this.#end.abort();
  }

  async #fetch(scene) {
    this.#name ??= (await me(this.#token, this.#end.signal)).name;
    const { codes, refreshAfterSeconds } = await fetchCodes(this.#token, scene, AHEAD, this.#end.signal);
    const lastWithoutMore = codes[codes.length - 1 - KEPT];
    this.#wallet.put(scene, codes, lastWithoutMore.notBefore + refreshAfterSeconds * 1000 * between(0.9, 1));
  }

  #meet(trouble) {
    this.#trouble = trouble;
    if (trouble.kind === "suspended") this.#wallet.clear();
    this.#retryAt = now() + (trouble.retryAfterSeconds || this.#backoff()) * 1000;
  }

  /** Seconds: exponential, and spread so that phones which lost the service together do not come back together. */
  #backoff() {
    return Math.min(LONGEST_PAUSE_S, 2 ** this.#failures++) * between(0.5, 1);
  }
}

function between(low, high) {
  return low + Math.random() * (high - low);
}
