"""News items to segments: terms, score, reasons."""
