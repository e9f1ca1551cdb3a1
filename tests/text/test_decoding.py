"""One reading of text files, for content and for forms."""
from __future__ import annotations

import pytest

from mingbai.text.decoding import CHINESE, UTF_8, UTF_16, NotText, decoded, with_plain_line_ends

TEXT = "部门,预算\r\n市档案馆,12.5"
SAVED_AS = [("utf-8", UTF_8), ("utf-8-sig", UTF_8), ("utf-16", UTF_16), ("gbk", CHINESE), ("gb18030", CHINESE)]


@pytest.mark.parametrize(("codec", "encoding"), SAVED_AS)
def test_text_is_read_as_it_was_saved(codec: str, encoding: str):
    assert decoded(TEXT.encode(codec)) == (TEXT, encoding)


@pytest.mark.parametrize("data", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfea", b"\xff\xff\xff"])
def test_what_is_no_text_is_refused(data: bytes):
    with pytest.raises(NotText):
        decoded(data)


def test_lines_end_alike():
    assert with_plain_line_ends("a\r\nb\rc\n") == "a\nb\nc\n"
