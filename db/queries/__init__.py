"""The questions and writes of the use cases, one module a table; each runs inside a transaction of ``db.store``."""
