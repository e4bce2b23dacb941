"""The printed document: what it holds, what it refuses, what judges it."""
