"""Reading a damaged QR code by what is known of it beforehand.

An ordinary reader gives up when a finder pattern, the timing line or the format is
hidden by a finger, a reflection or the picture's edge. But those are the same in every
code: two of the three finders give the grid, and what is unreliable is told to the error
correction as erased, which mends twice as many of those as of unknown errors.
"""
