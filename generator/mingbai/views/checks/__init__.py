"""What the checks came to: of one report, of one rule, of the whole site."""
