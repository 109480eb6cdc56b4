"""Languages: all that is known of a language, one module each."""
