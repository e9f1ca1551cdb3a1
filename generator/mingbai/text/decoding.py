"""Text files as people save them: UTF-8 with or without its mark, UTF-16 with one, or a Chinese encoding."""
from __future__ import annotations

UTF_8, UTF_16, CHINESE = "UTF-8", "UTF-16", "GB18030 (GBK)"
CODECS = ((UTF_8, "utf-8-sig"), (CHINESE, "gb18030"))
MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class NotText(ValueError):
    """Of no encoding that is known, or holding what no text does."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text as it stands, and what it was encoded in."""
    for encoding, codec in ((UTF_16, "utf-16"),) if data.startswith(MARKS_OF_UTF_16) else CODECS:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text or encoding == UTF_16:
            return text, encoding
        break
    raise NotText


def with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
