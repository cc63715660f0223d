// Puts on the page what there is to show.

const byId = (id) => document.getElementById(id);
const state = byId("state");
const qr = byId("qr");
const bar = byId("bar").firstElementChild;

/** Shows a state by its name, and what the visit says (null where nobody is signed in). */
export function show(name, look) {
  const code = look?.current;
  byId("sign-in").hidden = Boolean(look);
  byId("holder").hidden = !look;
  byId("scenes").hidden = !look || name === "suspended";
  byId("code").hidden = !code;
  document.body.dataset.place = !look ? "sign-in" : code ? "code" : "empty";
  byId("name").textContent = look?.name ?? "";
  say(name);
  fill("left", look?.left);
  fill("until", look?.until && hourAndMinute(look.until));
  fill("wait", look?.wait);
  fill("reason", look?.reason);
  fill("seconds", look?.seconds);
  if (code) draw(code, look.seconds);
}

/** New words only for a new state: a screen reader speaks every change. */
function say(name) {
  if (document.body.dataset.state === name && state.hasChildNodes()) return;
  document.body.dataset.state = name;
  const words = document.querySelector(`template[data-state="${name}"]`);
  state.replaceChildren(words.content.cloneNode(true));
}

function fill(slot, value = "") {
  for (const place of document.querySelectorAll(`main .${slot}`)) {
    if (place.textContent !== String(value)) place.textContent = value;
  }
}

function hourAndMinute(time) {
  return new Date(time).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

function draw({ picture, notBefore, expiresAt }, seconds) {
  const share = (seconds * 1000) / (expiresAt - notBefore);
  bar.style.transform = `scaleX(${Math.min(1, share)})`;
  const path = qr.firstElementChild;
  if (path.getAttribute("d") !== picture.path) {
    qr.setAttribute("viewBox", `0 0 ${picture.size} ${picture.size}`);
    path.setAttribute("d", picture.path);
  }
  qr.style.width = qr.style.height = `${sideOf(picture)}px`;
}

/** The largest side that fits the panel with whole device pixels for each module: scaling would blur. */
function sideOf({ size }) {
  const pixels = byId("panel").clientWidth * devicePixelRatio;
  return (Math.floor(pixels / size) * size) / devicePixelRatio;
}
