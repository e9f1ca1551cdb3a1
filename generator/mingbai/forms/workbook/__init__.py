"""The content of one report as an Excel workbook, and back without loss."""
