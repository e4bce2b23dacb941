"""Whether data have the shape that the descriptors and schemas ask for, with every place."""
