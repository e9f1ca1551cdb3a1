"""The public data: the same published figures as CSV, XLSX, JSON and a Data Package. Values first, bytes last."""
