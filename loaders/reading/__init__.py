"""Reading: the sections of one Steckbrief become values, each with the words it was read from."""
