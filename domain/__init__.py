"""Rules and words of the office: pure, without I/O, Qt, SQL or the wall clock of the machine."""
