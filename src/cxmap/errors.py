"""The one root of errors that a user can cause and mend. Everything else that escapes is a bug of ours."""


class CxmapError(Exception):
    """One clean sentence for the person at the keyboard: no traceback, exit code 2."""


class InputError(CxmapError):
    """A path that is missing, unreadable or not a regular file."""


class InvalidMapError(CxmapError):
    """A map was asked for, but its file has problems; `diagnostics` holds every one of them."""

    def __init__(self, message: str, diagnostics: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics


class OutputError(CxmapError):
    """A file that cannot be written, or must not be replaced."""
