"""A ticket printer made of software: it speaks ESC/POS, draws its paper, and fails on command."""
