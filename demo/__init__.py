"""A whole office to play with: bookings, photographs, processes and a morning."""
