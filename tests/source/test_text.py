"""From a path to text: what is read, what is refused, and where."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.errors import InputError
from cxmap.source import Span, document_of, read_bytes
from cxmap.source.text import LARGEST


def test_a_file_is_read_to_one_byte_more_than_the_largest(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(b"abc")
    with large.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert read_bytes(str(small)) == b"abc"
    assert len(read_bytes(str(large))) == LARGEST + 1


def test_too_large_is_refused_without_being_looked_at() -> None:
    document = document_of(b"\xff" * (LARGEST + 1), "m")
    assert [(problem.code, problem.message) for problem in document.diagnostics] == [
        ("CX001", "the file is larger than 4 MB")
    ]
    assert document.diagnostics[0].span == Span(1, 1, 1, 1)
    assert document.text == ""
    assert document_of(b"#" * LARGEST, "m").diagnostics[0].code == "CX011"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("{tmp}/none.yaml", "{tmp}/none.yaml does not exist"),
        ("{tmp}", "{tmp} is not a regular file but a folder"),
        ("{tmp}/fifo", "{tmp}/fifo is not a regular file but a pipe"),
        ("/dev/zero", "/dev/zero is not a regular file but a device"),
        ("{tmp}/file/x", "{tmp}/file/x cannot be read: Not a directory"),
        ("{tmp}/loop", "{tmp}/loop cannot be read: Too many levels of symbolic links"),
        ("", "a path is empty; write . for the current folder"),
        ("a\0b", "b'a\\x00b' is not a path"),
        ("{tmp}/" + "x" * 300, "{tmp}/" + "x" * 300 + " cannot be read: File name too long"),
    ],
)
def test_what_cannot_be_read(path: str, message: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError) as caught:
        read_bytes(path.format(tmp=tmp_path))
    assert str(caught.value) == message.format(tmp=tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "m"
    path.touch(mode=0)
    with pytest.raises(InputError, match="cannot be read: Permission denied"):
        read_bytes(str(path))


class _Stream:
    def __init__(self, buffer: object) -> None:
        self.buffer = buffer


class _Broken(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise IsADirectoryError(21, "Is a directory")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Stream(io.BytesIO(b"abc")))
    assert read_bytes("-") == b"abc"
    monkeypatch.setattr(sys, "stdin", _Stream(_Broken()))
    with pytest.raises(InputError, match="standard input cannot be read: Is a directory"):
        read_bytes("-")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input is closed"):
        read_bytes("-")


@pytest.mark.parametrize(
    ("raw", "message", "span"),
    [
        ("title: x".encode("utf-16"), "the file is encoded as UTF-16", (1, 1)),
        (b"\xfe\xff\x00a", "the file is encoded as UTF-16", (1, 1)),
        ("title: x".encode("utf-32"), "the file is encoded as UTF-32", (1, 1)),
        (b"\x00\x00\xfe\xff\x00\x00\x00a", "the file is encoded as UTF-32", (1, 1)),
        ("title: x".encode("utf-16-le"), "the file seems to be encoded as UTF-16", (1, 1)),
        (b"PK\x03\x04rest", "the file is a ZIP archive or an Office file, not text", (1, 1)),
        (b"\x1f\x8brest", "the file is a gzip file, not text", (1, 1)),
        (b"%PDF-1.7", "the file is a PDF, not text", (1, 1)),
        (b"\x89PNG\r\n", "the file is a PNG picture, not text", (1, 1)),
        (b"a: caf\xe9\n", "the byte 0xE9 here is not valid UTF-8", (1, 7)),
        (b"a: b\nc: \x80\n", "the byte 0x80 here is not valid UTF-8", (2, 4)),
        (b"a: b\rc: \x80\n", "the byte 0x80 here is not valid UTF-8", (2, 4)),
        (b"a: b\r\nc: \x80\n", "the byte 0x80 here is not valid UTF-8", (2, 4)),
        (b"\xef\xbb\xbfa: \xff\n", "the byte 0xFF here is not valid UTF-8", (1, 4)),
        ("é: ".encode() + b"\xff", "the byte 0xFF here is not valid UTF-8", (1, 4)),
        (b"a: \xed\xa0\x80", "the byte 0xED here is not valid UTF-8", (1, 4)),
        (b"a: \xf0\x9f\x98", "the byte 0xF0 here is not valid UTF-8", (1, 4)),
        (b"a: \xc0\x80", "the byte 0xC0 here is not valid UTF-8", (1, 4)),
    ],
)
def test_encodings(raw: bytes, message: str, span: tuple[int, int]) -> None:
    document = document_of(raw, "m")
    assert [(problem.code, problem.message) for problem in document.diagnostics] == [("CX002", message)]
    found = document.diagnostics[0].span
    assert found is not None
    assert (found.line, found.column) == span
    assert document.data is None


def test_latin_1_is_named() -> None:
    hints = [
        document_of(b"a: \xe9", "m").diagnostics[0].hint,
        document_of(b"a: \x80", "m").diagnostics[0].hint,
    ]
    assert hints == [
        "It looks like Windows-1252 or Latin-1. Save the file as UTF-8.",
        "Save the file as UTF-8.",
    ]


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa: bc\n", b"a: b\xef\xbb\xbfc\n", b'a: "b\\uFEFFc"\n'])
def test_byte_order_marks_are_left_out(raw: bytes) -> None:
    document = document_of(raw, "m")
    assert document.diagnostics == ()
    assert document.data == {"a": "bc"}


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("a: \0b", (1, 4), "U+0000 is a control"),
        ("a: b\nc: \x1b[31m", (2, 4), "U+001B is a control"),
        ("a: \x7f", (1, 4), "U+007F is a control"),
        ("a: \x85", (1, 4), "U+0085 is a control"),
        ("a: \x9f", (1, 4), "U+009F is a control"),
        ("a: \u2028", (1, 4), "U+2028 is a control"),
        ("é: \u202e", (1, 4), "U+202E turns"),
        ("a: \u2066", (1, 4), "U+2066 turns"),
        ("a: \uffff", (1, 4), "U+FFFF is a control"),
        ("a: b\rc: \x01", (2, 4), "U+0001 is a control"),
        ("a: b\r\nc: \x01", (2, 4), "U+0001 is a control"),
        ("a: b\r\n\r\x0b", (3, 1), "U+000B is a control"),
    ],
)
def test_forbidden_characters(text: str, place: tuple[int, int], why: str) -> None:
    document = document_of(text.encode(), "m")
    (problem,) = document.diagnostics
    assert problem.code == "CX003"
    assert f"the character {why}" in problem.message
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == place


def test_the_first_twenty_forbidden_characters() -> None:
    assert len(document_of(b"\x01" * 1_000 + b"abc", "m").diagnostics) == 20


@given(st.text(alphabet=st.characters(codec="utf-8")), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_forbidden_character_is_where_its_place_says(text: str, end: str) -> None:
    text = text.replace("\n", end)
    document = document_of((text + "\x01").encode(), "m")
    for problem in document.diagnostics:
        if problem.code == "CX003":
            assert problem.span is not None
            sign = document.lines[problem.span.line - 1][problem.span.column - 1]
            assert f"U+{ord(sign):04X}" in problem.message
