// Runs before anything is painted, and in every browser, however old: hence the plain words.
(function () {
  var root = document.documentElement;
  try {
    root.lang = localStorage.getItem("language") || root.lang;
    root.setAttribute("data-type", localStorage.getItem("type") || "100");
  } catch (refused) {
    // Storage is switched off: the server's language and the usual size stay.
  }
  window.addEventListener("load", function () {
    if (root.getAttribute("data-started")) return;
    var template = document.querySelector("template[data-state=too-old]");
    var words = template.content || template;
    var state = document.getElementById("state");
    document.body.setAttribute("data-state", "too-old");
    while (words.firstChild) state.appendChild(words.firstChild);
  });
})();
