"""What an office does: book, check in, call, transfer, print, report."""
