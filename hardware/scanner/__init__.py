"""The scanner: from a camera's pictures to the text of a confirmation."""
