// Language and size of type: the reader's choice, kept for the next time.

const root = document.documentElement;
const SIZES = ["100", "125", "150"];

export function offerChoices() {
  document.getElementById("language").addEventListener("click", () => {
    keep("language", (root.lang = root.lang === "en" ? "zh-CN" : "en"));
  });
  document.getElementById("type").addEventListener("click", () => {
    const next = SIZES[(SIZES.indexOf(root.dataset.type) + 1) % SIZES.length];
    keep("type", (root.dataset.type = next));
    sayType();
  });
  sayType();
}

function sayType() {
  const size = root.dataset.type;
  document.getElementById("type-size").textContent = size === "100" ? "" : `${size}%`;
}

function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is switched off or full: the choice holds for this visit.
  }
}
