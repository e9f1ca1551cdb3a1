"""The search of the site: which pages, in which parts, in a stable order."""
