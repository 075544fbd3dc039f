"""The booking code read out of the message's text, for those who have only the text and not the picture.

Optional at install: without the models everything else of the scanner works as before.
"""
