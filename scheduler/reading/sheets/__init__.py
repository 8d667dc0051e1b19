"""Files as tables of cells: encodings, workbooks, sheets; what a spreadsheet hides, merges or cannot compute."""
