"""The journal server: lets a national centre, and nobody else, read this office's journal."""
