"""Headless processes that own a device: the ticket spooler and the counter bus."""
