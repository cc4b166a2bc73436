"""What an open reader is made of, without a terminal: what is open, found, linked and kept."""
