"""Reports as tagged PDF files, printed by a browser from the built site."""
