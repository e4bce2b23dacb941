"""Files of others: their sheets as cells, where a head lies, figures as people type them."""
