"""A desk to look at maps while they are written: files that are watched, and a server for this machine."""
