"""The commands, one module for each subject; each imports its rooms only when it runs."""
