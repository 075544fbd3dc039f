"""The command line: one command for each process and each task of a technician."""
