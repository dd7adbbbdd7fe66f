"""The command line: parse, call the API, show, return. One command a file."""
