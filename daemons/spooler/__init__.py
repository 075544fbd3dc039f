"""The ticket spooler: one process for one printer, from the queue in the store to paper."""
