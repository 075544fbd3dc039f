"""Runs the command line as ``python -m loket``."""

from loket.cli import main

if __name__ == "__main__":
    main()
