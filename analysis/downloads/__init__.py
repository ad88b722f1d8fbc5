"""The tables of the data export in typed formats, from the same reading as the CSV files (`analysis.selection`)."""
