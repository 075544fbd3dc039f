"""Bookings by message: what comes in, what it says, and what becomes of it."""
