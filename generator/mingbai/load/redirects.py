"""redirects.csv: addresses that were published and moved. `from` and `to` are addresses below the language."""
from __future__ import annotations

import re
from collections.abc import Collection

from mingbai.load.csvfile import read_csv
from mingbai.load.fields import nearest
from mingbai.load.textfile import Folder
from mingbai.model.problems import Problems
from mingbai.model.report import Redirect

NAME = "redirects.csv"
ADDRESS = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")


def read_redirects(folder: Folder, addresses: Collection[str], problems: Problems, partly: bool = False) -> tuple[Redirect, ...]:
    """`addresses`: every address that has a page of its own, without closing slash. `partly`: only a region's were read."""
    if not (folder.root / NAME).exists():
        return ()
    redirects = []
    for line in read_csv(folder, folder.root / NAME, ("from", "to"), (), problems):
        old, new = line["from"].strip("/"), line["to"].strip("/")
        if partly and new not in addresses:
            continue
        if old in addresses or not ADDRESS.fullmatch(old):
            problems.add(line.spot("from"), "redirect-from", found=line["from"])
        elif new not in addresses:
            problems.add(line.spot("to"), "broken-reference", found=line["to"], what="departments",
                         near=nearest(new, addresses))
        else:
            redirects.append(Redirect(f"{old}/", f"{new}/"))
    return tuple(redirects)
