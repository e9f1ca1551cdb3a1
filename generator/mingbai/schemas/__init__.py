"""JSON Schemas of the content files, taken from the functions that read them, so that the two can't differ."""
