"""Maps as geometry: outlines projected, simplified and laid on a sheet, and where names fit."""
