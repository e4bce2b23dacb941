"""Every rule of pages, menu, print plan and settings."""
