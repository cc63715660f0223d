// Keeps the screen on while a code is on show, where the browser can.

let lock = null; // a promise of the browser's lock, null while none is wanted

export function keepAwake(wanted) {
  if (document.hidden || wanted === Boolean(lock)) return;
  if (wanted) {
    lock = ask();
  } else {
    lock.then((held) => held?.release());
    lock = null;
  }
}

async function ask() {
  const held = await navigator.wakeLock?.request("screen").catch(() => null);
  // The browser lets go by itself when the page is hidden: ask again when it is back.
  held?.addEventListener("release", () => (lock = null));
  return held;
}
