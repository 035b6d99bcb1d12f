"""What the screens hold between the officer and the use cases: models without widgets."""
