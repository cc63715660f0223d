// The calls the page makes. Each answers with what was asked for, or throws a Trouble.

import { learn } from "./clock.js";

const PATIENCE_MS = 8000;

/** What stood in the way: "away", "limited", "suspended" or "signed-out". */
export class Trouble extends Error {
  constructor(kind, { retryAfterSeconds = 0, reason = "" } = {}) {
    super(kind);
    this.kind = kind;
    this.retryAfterSeconds = retryAfterSeconds;
    this.reason = reason;
  }
}

/** A bearer token for a demonstration citizen. */
export async function signIn(citizen) {
  return (await call("POST", "/api/v1/demo/login", { body: { citizen } })).accessToken;
}

/** Who the token's holder is, as the service shows it: the name is masked there. */
export function me(token, signal) {
  return call("GET", "/api/v1/me", { token, signal });
}

/** Codes for consecutive windows, each with its picture, so that they can be shown without a connection. */
export async function fetchCodes(token, scene, count, signal) {
  const body = scene ? { scenes: [scene], count } : { count };
  const batch = await call("POST", "/api/v1/codes", { token, signal, body });
  const texts = batch.codes.map((code) => code.text);
  const { pictures } = await call("POST", "/page/pictures", { token, signal, body: { texts } });
  const codes = batch.codes.map((code, i) => ({
    notBefore: Date.parse(code.notBefore),
    expiresAt: Date.parse(code.expiresAt),
    picture: pictures[i],
  }));
  return { codes, refreshAfterSeconds: batch.refreshAfterSeconds };
}

async function call(method, path, { token, signal, body }) {
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  const sentAt = Date.now();
  const response = await send(path, { method, headers, body: JSON.stringify(body), cache: "no-store" }, signal);
  learn(response, sentAt);
  if (!response.ok) throw await troubleOf(response);
  return response.json();
}

/** A connection that hangs is none: it is given up after a while. */
async function send(path, request, signal) {
  const patience = new AbortController();
  const giveUp = () => patience.abort();
  const timer = setTimeout(giveUp, PATIENCE_MS);
  signal?.addEventListener("abort", giveUp);
  try {
    return await fetch(path, { ...request, signal: patience.signal });
  } catch {
    throw new Trouble("away");
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}

/** The status says enough, but for a suspension. */
async function troubleOf(response) {
  const retryAfterSeconds = Number(response.headers.get("Retry-After")) || 0;
  if (response.status === 429) return new Trouble("limited", { retryAfterSeconds });
  if (response.status === 401) return new Trouble("signed-out");
  const { code, reason } = await response.json().catch(() => ({}));
  if (code === "CITIZEN_SUSPENDED") return new Trouble("suspended", { reason });
  return new Trouble("away", { retryAfterSeconds });
}
