"""Pictures made for the project: the social card of an edition and the icon of the site."""

# Where the site keeps its social card.
CARD_FILE = "assets/kartu.png"
