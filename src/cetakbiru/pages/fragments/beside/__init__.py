"""Two or three places beside each other: what is laid side by side, and the page that does it."""
