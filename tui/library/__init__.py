"""What skimcast knows of the reader's files, and what the reader made of it."""
