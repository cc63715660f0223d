// The bearer token, for as long as the tab is open and no longer.

const KEY = "token";
let held = null;

export function token() {
  try {
    return held ?? sessionStorage.getItem(KEY);
  } catch {
    return held;
  }
}

export function setToken(value) {
  held = value;
  try {
    if (value) sessionStorage.setItem(KEY, value);
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is switched off: the token lasts until the page is left.
  }
}
