"""What the reader made: kept in one SQLite file, never lost."""
