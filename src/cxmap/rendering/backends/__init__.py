"""From pages to files. The only room that imports matplotlib."""
