"""Putting finished files in place: what did not change is not touched, what is gone is removed."""
