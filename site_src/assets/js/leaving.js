// A word before the reader leaves for another site, as government sites are asked to give.

import { button } from "./copying.js";
import { say } from "./words.js";

function dialogFor(link) {
  const dialog = document.createElement("dialog");
  const text = document.createElement("p");
  const buttons = document.createElement("p");
  dialog.className = "mb-leaving";
  text.textContent = say("leaving", { host: link.hostname });
  buttons.append(button("leave", () => location.assign(link.href)), button("stay", () => dialog.close()));
  dialog.append(text, buttons);
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}

export function askBeforeLeaving() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const elsewhere = link && /^https?:$/.test(link.protocol) && link.host !== location.host;
    if (!elsewhere || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const dialog = dialogFor(link);
    document.body.append(dialog);
    dialog.showModal();
  });
}
