"""What every other package stands on: the project, errors, hashes, kept results, workers."""
