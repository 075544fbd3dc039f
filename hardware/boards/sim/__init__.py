"""Boards without hardware: they hear real bytes on a pseudo terminal and draw what they show."""
