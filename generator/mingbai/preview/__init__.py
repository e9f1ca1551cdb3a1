"""A preview of many departments: pages made when they are opened, problems shown on them, edits noticed."""
