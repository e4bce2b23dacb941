"""The instrument by which an edition is adopted: a template for a legal drafter, in three forms."""
