"""Whether data make sense: keys, references, figures, dates, programmes, and what follows."""
