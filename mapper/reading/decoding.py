"""Bytes to text, strictly: UTF-8, or the charset that an HTML page declares; nothing is decoded by guess."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from mapper.reading.errors import Problem, ReadingError

LIMIT = 10 * 1024 * 1024

_FETCH = "leave it out or fetch the article again"
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)


def load_bytes(path: Path, limit: int = LIMIT, where: str = "") -> bytes:
    """The content of a file of at most `limit` bytes; `where` names it in errors (by default the path)."""
    where = where or str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except FileNotFoundError:
        raise ReadingError(
            Problem.MISSING, "there is no such file", where, "check the path for typing errors"
        ) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReadingError(
            Problem.UNREADABLE, f"cannot be read ({reason})", where, "name a file that may be read"
        ) from error
    if len(raw) > limit:
        raise ReadingError(
            Problem.TOO_LARGE,
            f"is larger than the limit of {limit} bytes",
            where,
            "split it into single articles or raise the limit with --limit",
        )
    return raw


def is_html(raw: bytes, path: str = "") -> bool:
    """Whether a file is HTML, by the extension of its name or by how it begins."""
    head = raw[:2048].removeprefix(codecs.BOM_UTF8)
    return Path(path).suffix.lower() in _HTML_SUFFIXES or bool(_HTML_START.match(head))


def decode(raw: bytes, where: str = "", *, html: bool = False, remedy: str = "") -> str:
    """The text of `raw`, without a byte order mark; newlines stay as they are. Where it is no text, `remedy`
    says what to give instead, by default an article.

    Raises `ReadingError`: EMPTY, BINARY or NOT_UTF8 (naming the first bad byte, its offset and the
    encoding that it may be). An HTML page may declare another charset in a `meta` element.
    """
    if not raw.strip():
        raise ReadingError(Problem.EMPTY, "is empty", where, remedy or _FETCH)
    _refuse_binary(raw, where, remedy or "save the article as plain text or HTML")
    charset = _declared_charset(raw) if html else "utf-8"
    body = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode(charset)
    except UnicodeDecodeError as error:
        offset = error.start + len(raw) - len(body)
        raise ReadingError(
            Problem.NOT_UTF8 if charset == "utf-8" else Problem.UNREADABLE,
            f"is not {charset.upper()}: byte 0x{raw[offset]:02X} at offset {offset}",
            where,
            _conversion(_guess(raw)),
        ) from None


def _refuse_binary(raw: bytes, where: str, remedy: str) -> None:
    if _looks_like_utf16(raw):
        offset = 0 if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else raw.index(0)
        what = f"is not UTF-8: byte 0x{raw[offset]:02X} at offset {offset}"
        raise ReadingError(Problem.NOT_UTF8, what, where, _conversion("UTF-16"))
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            raise ReadingError(Problem.BINARY, f"is {name}, not text", where, remedy)
    if (offset := raw.find(0)) >= 0:
        raise ReadingError(Problem.BINARY, f"is binary: byte 0x00 at offset {offset}", where, remedy)


def _looks_like_utf16(raw: bytes) -> bool:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    sample = raw[:1024]
    zeros = max(sample[::2].count(0), sample[1::2].count(0))
    return len(sample) >= 8 and zeros > 0.8 * (len(sample) // 2) and sample.count(0) < 0.6 * len(sample)


def _declared_charset(raw: bytes) -> str:
    found = _CHARSET.search(raw[:2048])
    if raw.startswith(codecs.BOM_UTF8) or not found:
        return "utf-8"
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        "".encode(name)  # codecs that are no charsets (rot13, base64) refuse
    except LookupError:
        return "utf-8"
    return name


def _guess(raw: bytes) -> str:
    # Letters of a Cyrillic text are nearly all above 0x7F; in a Latin one only quotes and accents are.
    high = sum(byte >= 0xC0 for byte in raw)
    low = sum(chr(byte).isalpha() for byte in raw if byte < 0x80)
    return "Windows-1251" if high > low else "Windows-1252"


def _conversion(guess: str) -> str:
    return f"perhaps it is {guess}; convert it, for example with: iconv -f {guess.upper()} -t UTF-8"
