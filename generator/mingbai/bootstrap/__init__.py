"""From a machine with nothing but Python to the site or the tests; imports nothing of the rest."""
