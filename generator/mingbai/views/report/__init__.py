"""The sections of a report page, each a view function in a module of its name with a template of the same name."""
