"""The printed document: finished pages become one numbered tree, one print HTML, one PDF."""
