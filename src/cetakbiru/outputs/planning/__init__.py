"""The sheets that companies plan with, and the rules that their browser judges by."""
