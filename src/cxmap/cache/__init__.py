"""What can be found out anew, kept in the user's cache folder for the next run. All of it may be deleted.

Nothing here is worth an error: where the folder cannot be used, or what lies in it is damaged, there is
nothing to recall and nothing is kept. Nor is it trusted: only files of this user are read, in a folder that
nobody else may write to, of a size, a checksum and a form that are ours; and whoever recalls something checks
what it is. Writers replace whole files, so that readers see the old one or the new one, also beside others
and after killed ones. What two runs keep at the same moment may be lost to one; it is found out again.

Everything is found by a key, a hexadecimal digest of all that it depends on: so it is right or it is not
found. A shelf holds many small things together, a chest large ones, each in a file of its own.
"""

from cxmap.cache.chest import Chest
from cxmap.cache.sealed import cache_folder, folder_for
from cxmap.cache.shelf import Shelf

__all__ = ["Chest", "Shelf", "cache_folder", "folder_for"]
"""`cache_folder` is the one folder of it all; `folder_for` the part of it for one kind of things."""
