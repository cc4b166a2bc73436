"""News items to segments: terms, score, stories, reasons."""
