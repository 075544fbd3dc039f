"""Reads what applicants write: pure functions from messages to facts, without input or output."""
