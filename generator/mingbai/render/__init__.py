"""From a page's values to the file that MkDocs takes: front matter and a finished body."""
