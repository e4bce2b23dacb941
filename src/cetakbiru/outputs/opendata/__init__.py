"""Open data and machine-readable companions of the site, made from the Blueprint."""
