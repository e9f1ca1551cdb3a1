// Runs before anything is painted: what the reader chose last time, and whether the reader comes or comes back.
(function () {
  var root = document.documentElement;
  root.classList.replace("no-js", "js");
  // Who comes back, or for one place of the page, is put there, and for that the page must have its whole height.
  var way = performance.getEntriesByType("navigation")[0];
  if (way && way.type === "navigate" && !location.hash) root.classList.add("is-fresh");
  try {
    var theme = localStorage.getItem("mingbai-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else if (theme) delete root.dataset.theme;
    if (localStorage.getItem("mingbai-text") === "large") root.dataset.text = "large";
  } catch (refused) {
    // A browser that keeps nothing still shows the page.
  }
})();
