"""Reports in prose: chapters, figures with their labels and places, the arithmetic the text states. A draft for a person."""
