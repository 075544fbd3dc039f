"""The counter bus: one process for all call buttons and LED boards."""
