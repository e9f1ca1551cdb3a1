"""A country as regional sites from one content tree, with one home, comparison and search over them."""
