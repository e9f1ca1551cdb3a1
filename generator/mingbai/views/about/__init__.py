"""The pages about the site: prose from the content, the glossary, the evaluation schemes."""
