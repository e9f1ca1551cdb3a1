"""From a reading to a content folder ready to build, every value with its cell."""
