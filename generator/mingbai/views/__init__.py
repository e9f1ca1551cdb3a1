"""From the model to finished values, one page and one language at a time. Templates only place them."""
