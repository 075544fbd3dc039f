"""A sign without hardware: it hears real bytes on a pseudo terminal and draws its LEDs."""
