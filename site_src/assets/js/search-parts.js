// A large site is cut: a first index has all pages in short, others have those of some regions whole, opened when one is chosen.

const FIRST = "first";

export class Parts {
  // Of a site that is not cut, null.
  static async of(program, lang) {
    const response = await fetch(new URL("choices.json", program));
    const known = (await response.json())[lang];
    return known ? new Parts(program, known) : null;
  }

  constructor(program, { filters, parts }) {
    this.folder = new URL(".", program).pathname;
    this.filters = filters;
    this.parts = parts;
    this.opened = new Map();
  }

  // What tells the first index from those that are opened later.
  get mark() {
    return { part: FIRST };
  }

  // Parts of the same regions are told apart from others by these.
  async asked({ region, ...others }, open) {
    if (!region) return { ...others, ...this.mark };
    const wanted = this.parts.filter((one) => one.regions.includes(region) && (!others.year || !one.year || one.year === others.year));
    const mark = (one) => ({ part: one.regions.join(" ") });
    await Promise.all(wanted.map((one) => this.once(one.path, () => open(this.folder + one.path, mark(one)))));
    return { ...others, region, ...(wanted.length ? mark(wanted[0]) : this.mark) };
  }

  once(path, open) {
    if (!this.opened.has(path)) this.opened.set(path, open());
    return this.opened.get(path);
  }
}
