"""The process that reads one file from its standard input and answers in JSON."""
from __future__ import annotations

import json
import math
import sys

from mingbai.forms.readers import read_document
from mingbai.forms.readers.isolated import MEMORY, REFUSED, to_plain
from mingbai.forms.refusal import FileRefusal

LIBRARIES = ("docx", "xlrd", "pdfplumber", "lxml", "openpyxl")


def main() -> int:
    limit(float(sys.argv[2]))
    data = sys.stdin.buffer.read()
    try:
        answer, code = to_plain(read_document(data, sys.argv[1])), 0
    except FileRefusal as refusal:
        answer, code = refused(refusal), REFUSED
    except MemoryError:
        answer, code = refused(FileRefusal("too-much-memory", limit=MEMORY // 2 ** 20)), REFUSED
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in LIBRARIES:
            raise
        answer, code = refused(FileRefusal("missing-library", library=error.name)), REFUSED
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
    return code


def refused(refusal: FileRefusal) -> dict[str, object]:
    return {"kind": refusal.kind, "sheet": refusal.sheet, "values": refusal.values}


def limit(patience: float) -> None:
    """Memory and time, where the system can. Elsewhere the sizes checked before reading and the caller's clock must do."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime + patience)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


if __name__ == "__main__":
    sys.exit(main())
