"""How a project of an older format becomes one of today's: a step for each number."""
