// Search over the index that was made with the pages. Nothing of it is loaded before the dialog opens.

import { Parts } from "./search-parts.js";
import { element, part, resultFor } from "./search-results.js";

const HAN = /\p{Script=Han}/u;
const FILTERS = ["kind", "region", "year"];
const AT_ONCE = 8;
const PAUSE = 150;
// A report is long, and is what most readers look for: its length must not count against it.
const RANKING = { pageLength: 0, termFrequency: 0.3 };

class Search {
  constructor(button) {
    this.button = button;
    this.words = button.dataset;
    this.asked = 0;
    this.build();
  }

  say(name, count) {
    return this.words[`say${name[0].toUpperCase()}${name.slice(1)}`].replace("{count}", count);
  }

  build() {
    this.input = element("input", { type: "search", autocomplete: "off", spellcheck: false, id: "search-words", autofocus: true });
    this.selects = FILTERS.map((name) => element("select", { name, id: `search-${name}` }));
    this.status = element("p", { className: "mb-search__status", role: "status" });
    this.list = element("ol", { className: "mb-search__results" });
    this.hint = element("p", { className: "mb-search__hint" }, this.say("hint"));
    this.more = element("button", { type: "button", className: "mb-search__more", hidden: true }, this.say("more"));
    const close = element("button", { type: "button", className: "mb-search__close" }, this.say("close"));
    const title = element("h2", { id: "search-title" }, this.say("title"));
    this.dialog = element("dialog", { className: "mb-search" },
      element("div", { className: "mb-search__head" }, title, close),
      element("label", { htmlFor: this.input.id }, this.say("label")), this.input,
      element("div", { className: "mb-search__filters" }, ...this.selects.map((one) => this.labelled(one))),
      this.hint, this.status, this.list, this.more);
    this.dialog.setAttribute("aria-labelledby", title.id);
    this.listen(close);
    document.body.append(this.dialog);
  }

  labelled(select) {
    select.append(element("option", { value: "" }, this.say("all")));
    return element("div", { hidden: true }, element("label", { htmlFor: select.id }, this.say(select.name)), select);
  }

  listen(close) {
    this.input.addEventListener("input", () => this.later());
    this.selects.forEach((one) => one.addEventListener("change", () => this.run()));
    this.more.addEventListener("click", () => this.showMore());
    close.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    // A result on this very page is reached without leaving it.
    this.list.addEventListener("click", () => this.dialog.close());
  }

  async open() {
    if (this.dialog.open) return;
    this.dialog.showModal();
    try {
      await (this.ready ??= this.load());
    } catch (error) {
      console.error(error);
      this.ready = null;
      this.status.textContent = this.say("failed");
    }
  }

  async load() {
    const [own, ...others] = this.folders();
    [this.pagefind, this.parts] = await Promise.all([
      import(new URL(this.words.search, location.href).href), Parts.of([own, ...others], document.documentElement.lang)]);
    const mark = this.parts && { mergeFilter: this.parts.mark };
    await this.pagefind.options({ ranking: RANKING, ...mark });
    await this.pagefind.init();
    await Promise.all(others.map((path) => this.merge(path, mark)));
    if (this.parts) this.hint.append(" ", this.say("whole"));
    this.offer(this.parts?.filters ?? await this.pagefind.filters());
    await this.run();
  }

  // Of the index of this site, and of those that a home looks through as well.
  folders() {
    const others = (this.words.indexes ?? "").split(" ").filter(Boolean);
    return [new URL(".", new URL(this.words.search, location.href)), ...others.map((path) => new URL(path, location.href))]
      .map((one) => one.pathname);
  }

  merge(path, options) {
    return this.pagefind.mergeIndex(path, { ranking: RANKING, ...options });
  }

  // ---- asking

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), PAUSE);
  }

  chosen() {
    return Object.fromEntries(this.selects.filter((one) => one.value).map((one) => [one.name, one.value]));
  }

  async find(words, chosen) {
    const filters = this.parts ? await this.parts.asked(chosen, (path, mergeFilter) => this.merge(path, { mergeFilter })) : chosen;
    const longer = longWords(words);
    const found = await this.pagefind.search((this.inShort(chosen) && longer) || words || null, { filters });
    return found.results.length || !longer ? found : this.pagefind.search(longer, { filters });
  }

  // Looking through little more than titles, which say each name once.
  inShort({ region }) {
    return this.parts && !region;
  }

  async run() {
    if (!this.pagefind) return;
    const turn = ++this.asked;
    const words = this.input.value.trim();
    const chosen = this.chosen();
    const wanted = words || Object.keys(chosen).length;
    const found = wanted ? await this.find(words, chosen) : { results: [] };
    if (turn !== this.asked) return;
    // Counts of a cut site would be of what happens to be loaded.
    if (words && !this.parts) this.offer(found.totalFilters);
    this.found = found.results;
    this.list.replaceChildren();
    await this.showMore();
    if (turn !== this.asked) return;
    this.status.textContent = !wanted ? "" : this.found.length ? this.say("count", this.found.length) : this.say("nothing");
  }

  async showMore() {
    const [turn, from] = [this.asked, this.list.children.length];
    const pages = await Promise.all(this.found.slice(from, from + AT_ONCE).map((one) => one.data()));
    if (turn !== this.asked || from !== this.list.children.length) return;
    this.list.append(...pages.map(resultFor));
    this.more.hidden = this.list.children.length >= this.found.length;
    if (from) this.list.children[from].querySelector("a").focus();
  }

  offer(filters) {
    for (const select of this.selects) {
      const { value } = select;
      const counts = Object.entries(filters[select.name] ?? {}).filter(([name, count]) => count || name === value);
      select.replaceChildren(element("option", { value: "" }, this.say("all")),
        ...counts.map(([name, count]) => element("option", { value: name }, `${name} (${count})`)));
      select.value = value;
      select.parentElement.hidden = !counts.length;
    }
  }

  // ---- the keyboard

  key(event) {
    const stops = [this.input, ...this.list.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && here >= 0) {
      event.preventDefault();
      part(stops, here + step).focus();
    } else if (event.key === "Enter" && here === 0 && stops.length > 1 && !event.isComposing) {
      event.preventDefault();
      stops[1].click();
    }
  }
}

// Where the index holds 岳阳市 as one word and the browser cuts 岳阳|市, it is found by its beginning: without the single signs.
function longWords(words) {
  if (!HAN.test(words) || typeof Intl.Segmenter === "undefined") return "";
  const cut = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(words)].filter((one) => one.isWordLike);
  const long = cut.map((one) => one.segment).filter((one) => one.length > 1 || !HAN.test(one));
  return long.length < cut.length ? long.join(" ") : "";
}

function writing(target) {
  return target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName);
}

export function startSearch() {
  const button = document.querySelector("[data-search]");
  if (!button) return;
  let search = null;
  const open = () => (search ??= new Search(button)).open();
  button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
  button.hidden = false;
}
