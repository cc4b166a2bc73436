"""Text analysis: normal forms, tokens, sentences, stop words, word forms, sounds."""
