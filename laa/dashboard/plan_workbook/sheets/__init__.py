"""One module a sheet of the plan workbook: its columns, its rows, how it is written."""
