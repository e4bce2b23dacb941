"""What is near a place: the page that answers, the box that leads there, and its answers."""
