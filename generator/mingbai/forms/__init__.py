"""From a department's own files to content: read the grid, recognise the form, drop personal data, write a draft."""
