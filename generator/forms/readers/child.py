"""The process that reads one file from its standard input and answers in JSON."""
from __future__ import annotations

import json
import sys

from generator.forms.readers import read_document
from generator.forms.readers.isolated import MEMORY, REFUSED, to_plain
from generator.forms.refusal import Refusal

LIBRARIES = ("docx", "xlrd", "pdfplumber", "lxml", "openpyxl")


def main() -> int:
    limit_memory()
    data = sys.stdin.buffer.read()
    try:
        said, code = to_plain(read_document(data, sys.argv[1])), 0
    except Refusal as refusal:
        said, code = refused(refusal), REFUSED
    except MemoryError:
        said, code = refused(Refusal("too-much-memory", limit=MEMORY // 2 ** 20)), REFUSED
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in LIBRARIES:
            raise
        said, code = refused(Refusal("missing-library", library=error.name)), REFUSED
    sys.stdout.buffer.write(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace"))
    return code


def refused(refusal: Refusal) -> dict[str, object]:
    return {"kind": refusal.kind, "sheet": refusal.sheet, "values": refusal.values}


def limit_memory() -> None:
    """Where the system can. Elsewhere the sizes checked before reading must do."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main())
