"""From the content's files to the frozen model. Every problem of a run is collected, then told at once."""
