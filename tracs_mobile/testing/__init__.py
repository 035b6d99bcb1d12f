"""Stand-ins for every port, test-data builders, scripted devices; training uses them too."""
