"""A server for assistants, which speaks the Model Context Protocol over standard input and output.

It knows the API and the SDK of the protocol; nothing outside of one folder is read, and nothing is written
unless whoever starts it says so.
"""

from __future__ import annotations

from cxmap.errors import CxmapError

NEEDS = "the server for assistants needs the SDK of their protocol: pip install 'cxmap[mcp]'"


def serve(folder: str, *, write: bool) -> int:
    """Serve one assistant until it goes: the exit code.

    Raises CxmapError without the SDK, and where the folder is none.
    """
    try:
        import mcp.server.mcpserver  # noqa: F401 - whether it is there
    except ImportError:
        raise CxmapError(NEEDS) from None
    from cxmap.mcp.project import Project
    from cxmap.mcp.server import run

    return run(Project.at(folder), write=write)
