"""Reports that are true by construction, each printed the way one office prints: what the rules may not accuse."""
