"""Stand-ins for every port, test-data builders and scripted devices; training mode runs on them too."""
