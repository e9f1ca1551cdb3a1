"""The rules, one module or more to a family. Every module here is found by the engine."""
