"""The only home of Qt: screens, form models and the bridge from device threads."""
