"""What MkDocs runs of ours: generating before a build, the frame round finished pages, framed pages that are kept."""
