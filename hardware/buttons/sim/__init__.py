"""Button lines without hardware: boxes and modules that speak real bytes on a pseudo terminal and fail on command."""
