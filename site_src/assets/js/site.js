// Everything here adds to a page that is complete without it.

import { startChoices } from "./frame.js";
import { openTarget, markSections, showFocused } from "./sections.js";
import { startTables } from "./tables.js";
import { startCopying } from "./copying.js";
import { askBeforeLeaving } from "./leaving.js";
import { watchCharts } from "./charts.js";
import { startSearch } from "./search.js";

// One part that fails must not take the others with it.
for (const start of [startChoices, startSearch, openTarget, markSections, showFocused, startTables, startCopying, askBeforeLeaving, watchCharts]) {
  try {
    start();
  } catch (error) {
    console.error(error);
  }
}
