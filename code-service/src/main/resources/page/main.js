// The citizen's page: sign in, show the code, renew it, every second anew.

import { keepAwake } from "./awake.js";
import { offerChoices } from "./choices.js";
import { jumped, now } from "./clock.js";
import { signIn } from "./service.js";
import { setToken, token } from "./session.js";
import { stateOf } from "./state.js";
import { show } from "./view.js";
import { Visit } from "./visit.js";

const byId = (id) => document.getElementById(id);
let visit = null;
let lastTried = null;

function paint() {
  const look = visit?.look() ?? null;
  if (look?.trouble === "signed-out") return leave();
  show(stateOf(look), look);
  keepAwake(Boolean(look?.current));
}

function enter(withToken) {
  setToken(withToken);
  visit = new Visit(withToken, paint);
  visit.choose(document.querySelector("input[name=scene]:checked").value);
  paint();
}

function leave() {
  setToken(null);
  visit.end();
  visit = null;
  paint();
  byId("sign-in-title").focus();
}

async function signInAs(citizen) {
  lastTried = citizen;
  show("loading", null);
  try {
    enter(await signIn(citizen));
    byId("name").focus();
  } catch (trouble) {
    show(trouble.kind === "away" ? "empty" : trouble.kind, null);
  }
}

function everySecond() {
  if (visit && !document.hidden) {
    if (jumped()) visit.renew();
    visit.renewIfDue();
    paint();
  }
  // Turns with the service's seconds, so that the number shown is true.
  setTimeout(everySecond, 1000 - (now() % 1000));
}

function listen() {
  byId("sign-in").addEventListener("click", ({ target }) => {
    const button = target.closest("[data-citizen]");
    if (button) signInAs(button.dataset.citizen);
  });
  byId("sign-out").addEventListener("click", leave);
  byId("scenes").addEventListener("change", ({ target }) => {
    visit.choose(target.value);
    paint();
  });
  byId("state").addEventListener("click", ({ target }) => {
    if (!target.closest(".again")) return;
    if (visit) visit.renew();
    else signInAs(lastTried);
  });
  addEventListener("offline", () => visit?.lostConnection());
  addEventListener("online", () => visit?.renew());
  addEventListener("resize", paint);
  document.addEventListener("visibilitychange", () => {
    if (!visit || document.hidden) return;
    visit.renewIfDue();
    paint();
  });
}

document.documentElement.dataset.started = "true";
offerChoices();
listen();
if (token()) enter(token());
else paint();
everySecond();
