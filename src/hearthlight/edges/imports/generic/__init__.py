"""A table of days from any app or spreadsheet: read, understood with the person's help, and turned into entries. Pure."""
