// The two switches of the header: light or dark, and the size of the text.

const root = document.documentElement;
const ORDER = ["auto", "light", "dark"];

function keep(name, value) {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Not kept: the choice holds for this page.
  }
}

function startTheme(button) {
  const show = () => {
    const word = button.dataset[root.dataset.theme ?? "auto"];
    button.textContent = `◐ ${word}`;
    button.setAttribute("aria-label", `${button.dataset.name}${word}`);
  };
  button.addEventListener("click", () => {
    const next = ORDER[(ORDER.indexOf(root.dataset.theme ?? "auto") + 1) % ORDER.length];
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    keep("mingbai-theme", next);          // "auto" too: the site may begin light or dark
    show();
  });
  show();
  button.hidden = false;
}

function startTextSize(button) {
  const show = () => button.setAttribute("aria-pressed", String(root.dataset.text === "large"));
  button.addEventListener("click", () => {
    if (root.dataset.text) delete root.dataset.text;
    else root.dataset.text = "large";
    keep("mingbai-text", root.dataset.text);
    show();
  });
  show();
  button.hidden = false;
}

// A page for a frame of another site has no header.
export function startChoices() {
  document.querySelectorAll("[data-theme-switch]").forEach(startTheme);
  document.querySelectorAll("[data-text-size]").forEach(startTextSize);
}
