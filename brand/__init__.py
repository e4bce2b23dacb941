"""Pictures made for the project: the social card of an edition and the icon of the site."""
