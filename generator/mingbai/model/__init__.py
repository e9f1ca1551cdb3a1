"""The figures, tables and texts of a report, as they are read and never changed."""
