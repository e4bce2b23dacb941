"""The editors' district workbook: made from the Blueprint, and brought back into its CSV."""
