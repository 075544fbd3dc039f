"""What keeps a process from starting, told in one sentence to the person who started it."""


class StartFault(Exception):
    """A process cannot start; the text names the thing at fault and what to do about it."""


class ConfigError(StartFault):
    """The configuration cannot be used: ``problems`` holds one sentence for each wrong key."""

    def __init__(self, *problems: str) -> None:
        """Keep every problem; the text of the error is the first one and how many follow."""
        self.problems = problems
        more = len(problems) - 1
        tail = f" There are {more} more: `loket config check` lists them." if more > 0 else ""
        super().__init__(problems[0] + tail)
