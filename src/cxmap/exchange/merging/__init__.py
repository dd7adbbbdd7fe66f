"""An edited map brought back into the file that people write: what changed is found, merged and put into its text."""
