"""The terminal app: screens, widgets and one design language."""
