"""The return workbook: a quarter's returns in one spreadsheet, out and in again."""
