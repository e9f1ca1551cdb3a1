"""What a report's figures mean, decided once for every page, list and file."""
