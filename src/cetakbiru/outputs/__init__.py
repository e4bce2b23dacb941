"""What is made after the pages, each from the data and the finished site."""
