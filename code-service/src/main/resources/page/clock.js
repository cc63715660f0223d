// The service's time, however wrong the phone's clock is.

let ahead = 0; // milliseconds by which the service's clock leads the phone's

/** Milliseconds since the epoch, as the service counts them. */
export function now() {
  return Date.now() + ahead;
}

/** Learns the time from an answer's Date header (whole seconds, cut off), taken as the middle of the exchange. */
export function learn(response, sentAt) {
  const date = Date.parse(response.headers.get("Date"));
  if (Number.isNaN(date)) return;
  ahead = date + 500 - (sentAt + Date.now()) / 2;
}

let drift = Date.now() - performance.now();

/** Whether the phone's clock was set, or the phone slept, since the last call: the time must then be learnt again. */
export function jumped() {
  const before = drift;
  drift = Date.now() - performance.now();
  return Math.abs(drift - before) > 2000;
}
