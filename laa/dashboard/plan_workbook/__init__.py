"""The plan workbook: a whole plan in one spreadsheet, out and in again."""
