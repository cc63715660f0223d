// The codes on hand, by scene. They live in memory alone and go with the tab.

export class Wallet {
  #batches = new Map();

  /** Takes a batch for a scene ("" for all) in place of the one before; `renewAt`: when to fetch the next. */
  put(scene, codes, renewAt) {
    this.#batches.set(scene, { codes, renewAt });
  }

  clear() {
    this.#batches.clear();
  }

  renewAt(scene) {
    return this.#batches.get(scene)?.renewAt ?? 0;
  }

  /** The code to show at a time, or undefined. */
  current(scene, time) {
    return this.#good(scene, time).find((code) => code.notBefore <= time);
  }

  /** How many codes are still good, the one on show included, and until when (milliseconds since the epoch). */
  reserve(scene, time) {
    const good = this.#good(scene, time);
    return { left: good.length, until: good[good.length - 1]?.expiresAt };
  }

  #good(scene, time) {
    const codes = this.#batches.get(scene)?.codes ?? [];
    return codes.filter((code) => time < code.expiresAt);
  }
}
