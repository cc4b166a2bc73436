"""The optional sentence model."""
