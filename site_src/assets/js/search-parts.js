// A large site is cut: a first index has all pages in short, another for each region has them whole, opened when it is chosen.

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

  // In the parts of a region its name need not be looked for.
  async asked({ region, ...others }, open) {
    if (!region) return { ...others, ...this.mark };
    const wanted = this.parts.filter((one) => one.region === region && (!others.year || !one.year || one.year === others.year));
    await Promise.all(wanted.map(({ path }) => this.once(path, () => open(this.folder + path, { part: region }))));
    return { ...others, part: region };
  }

  once(path, open) {
    if (!this.opened.has(path)) this.opened.set(path, open());
    return this.opened.get(path);
  }
}
