"""A server for editors, which speaks the Language Server Protocol over standard input and output.

It knows the API and the protocol (pygls); what there is to say of a text is found out below.
"""

from __future__ import annotations

from cxmap.errors import CxmapError

NEEDS = "the language server needs pygls: pip install 'cxmap[lsp]'"


def serve() -> int:
    """Serve one editor until it says that it is done: the exit code. Raises CxmapError without pygls."""
    try:
        import pygls.lsp.server  # noqa: F401 - whether it is there
    except ImportError:
        raise CxmapError(NEEDS) from None
    from cxmap.lsp.server import run

    return run()
