"""The protocol where pygls leaves something open: every request gets an answer, also a senseless one."""

from __future__ import annotations

import logging
import os
from typing import Any

from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol

REQUEST_FAILED = -32803
"""What the protocol has for a request that is understood and cannot be met."""


class Refused(JsonRpcException):
    """Something that cannot be done, and why: an answer, and no fault."""

    def __init__(self, why: str) -> None:
        super().__init__(why[:1].upper() + why[1:], REQUEST_FAILED)


class Protocol(LanguageServerProtocol):
    """Tells whoever sent a request of the wrong form so; pygls would leave them waiting."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as an object."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and "id" in data:
                self._send_response(data["id"], None, error.to_response_error())
            raise


class OneLine(logging.Formatter):
    """A line for what went wrong, as everywhere in cxmap; where it did only where that is asked for."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        if os.environ.get("CXMAP_TRACEBACK"):
            return super().format(record)
        said = record.getMessage().partition("\n")[0]
        error = record.exc_info[1] if record.exc_info else None
        return f"cxmap: {said}" + (f": {type(error).__name__}: {error}" if error is not None else "")


def is_worth_telling(record: logging.LogRecord) -> bool:
    """Whether a line belongs into the log: what was refused is told in its answer."""
    kind = record.exc_info[0] if record.exc_info else None
    return kind is None or not issubclass(kind, Refused)
