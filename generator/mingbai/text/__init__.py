"""Words, numbers and units: what is said, in either language. Knows nothing of reports or pages."""
