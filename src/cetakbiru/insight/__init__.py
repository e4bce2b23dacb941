"""What is computed from the blueprint: ranks, priorities, coverage, comparisons."""
