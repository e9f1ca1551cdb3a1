"""Charts: one function each, from the model to a title that asks, a sentence that answers, a table and a picture."""
