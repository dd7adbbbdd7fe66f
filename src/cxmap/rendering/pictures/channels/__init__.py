"""The channels: channel by phase."""
