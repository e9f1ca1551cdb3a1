// Where the reader is on a long page, and what an address points at.

// The part of the window above which a heading counts as passed.
const READ = 0.35;

function openAround(element) {
  for (let closed = element; (closed = closed.parentElement?.closest("details")); ) closed.open = true;
  if (element.tagName === "DETAILS") element.open = true;
}

// A link may lead into something closed: open it first.
export function openTarget() {
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    openAround(target);
    document.documentElement.classList.remove("is-fresh");      // above it all must have its height
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  if (location.hash) open();
}

function show(links, current) {
  if (current.hasAttribute("aria-current")) return;
  for (const link of links) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const list = current.closest("ul");
  const middle = current.offsetLeft - list.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
  if (list.scrollWidth > list.clientWidth) list.scrollTo({ left: middle });
}

// A browser leaves what is half in sight where it is: a link that has focus is shown whole.
export function showFocused() {
  for (const list of document.querySelectorAll(".mb-nav ul, .mb-sections ul")) {
    list.addEventListener("focusin", ({ target }) => target.scrollIntoView({ block: "nearest", inline: "nearest" }));
  }
}

export function markSections() {
  const links = [...document.querySelectorAll('.mb-sections a[href^="#"]')];
  const byId = new Map(links.map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const sections = [...byId.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  if (!sections.length) return;
  const mark = () => {
    const line = innerHeight * READ;
    const passed = sections.filter((section) => section.getBoundingClientRect().top <= line);
    show(links, byId.get((passed.at(-1) ?? sections[0]).id));
  };
  let waiting = 0;
  const later = () => (waiting ||= requestAnimationFrame(() => ((waiting = 0), mark())));
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  later();
}
