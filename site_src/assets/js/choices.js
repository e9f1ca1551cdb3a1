// Runs before anything is painted: what the reader chose last time.
(function () {
  var root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    var theme = localStorage.getItem("mingbai-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (localStorage.getItem("mingbai-text") === "large") root.dataset.text = "large";
  } catch (refused) {
    // A browser that keeps nothing still shows the page.
  }
})();
