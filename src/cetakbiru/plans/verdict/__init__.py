"""The verdict on a company's plan."""
