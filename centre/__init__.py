"""The national centre: pulls the journals of many offices, checks every row, and keeps a copy."""
