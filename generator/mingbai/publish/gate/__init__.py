"""Nothing that must not be there: every file of a release is read for what a public page may not carry."""
