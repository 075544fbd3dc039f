"""The hall board: who is called, to which counter, who is next, and how long it may take."""
