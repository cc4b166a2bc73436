"""Finding: query, fuzzy jump, filter, ranking, spans to highlight."""
