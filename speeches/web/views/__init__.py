"""One module for each kind of page; a view parses, calls, renders."""
