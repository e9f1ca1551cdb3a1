// A large site is cut: a first index has all pages in short, others have those of some regions whole, opened when one is chosen.
// A home over several sites looks through the first index of each, and opens the parts of a region from the site that has it.

const FIRST = "first";

// What can be chosen on a site that is cut; of another nothing.
async function cutOf(folder, lang) {
  const response = await fetch(`${folder}choices.json`);
  const known = response.ok ? (await response.json())[lang] : null;
  return known ? { folder, ...known } : null;
}

export class Parts {
  // Where no site is cut, null.
  static async of(folders, lang) {
    const cut = (await Promise.all(folders.map((folder) => cutOf(folder, lang)))).filter(Boolean);
    return cut.length ? new Parts(cut, folders.length === 1) : null;
  }

  constructor(cut, isAlone) {
    this.parts = cut.flatMap(({ folder, parts }) => parts.map((one) => ({ ...one, path: folder + one.path, mark: `${folder} ${one.regions.join(" ")}` })));
    // Over several sites they are counted in the first indexes.
    this.filters = isAlone ? cut[0].filters : null;
    this.opened = new Map();
  }

  // What tells first indexes from those that are opened later.
  get mark() {
    return { part: FIRST };
  }

  // Parts of the same regions are told apart from others by their mark.
  async asked({ region, ...others }, open) {
    if (!region) return { ...others, ...this.mark };
    const wanted = this.parts.filter((one) => one.regions.includes(region) && (!others.year || !one.year || one.year === others.year));
    await Promise.all(wanted.map((one) => this.once(one.path, () => open(one.path, { part: one.mark }))));
    return { ...others, region, ...(wanted.length ? { part: { any: [...new Set(wanted.map((one) => one.mark))] } } : this.mark) };
  }

  once(path, open) {
    if (!this.opened.has(path)) this.opened.set(path, open());
    return this.opened.get(path);
  }
}
