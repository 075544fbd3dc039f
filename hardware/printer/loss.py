"""The end of a way to a printer."""


class LinkLost(Exception):
    """The way to the printer is gone; ``code`` says how."""

    def __init__(self, code: str = "no_answer") -> None:
        """Keep the device code."""
        super().__init__(code)
        self.code = code
