"""What the reader made, kept for good."""
