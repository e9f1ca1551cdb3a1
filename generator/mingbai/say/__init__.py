"""What is said in one language: words, figures, tables, the head of a page."""
