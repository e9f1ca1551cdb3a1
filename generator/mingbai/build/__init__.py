"""Content to site_src: a run, one department, the whole site, and what a run leaves for the next."""
