"""The touch screen on which applicants check in and get their queue number."""
