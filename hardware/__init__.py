"""The devices of the office: printer, scanner, buttons, boards and speaker."""
