"""How long each stage of a build takes: `python benchmarks/build.py`. Wall and processor seconds, and shares."""
from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def processor() -> float:
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def timed(name: str, work: Callable, table: list) -> object:
    wall, used = time.perf_counter(), processor()
    result = work()
    table.append((name, time.perf_counter() - wall, processor() - used))
    return result


def stages(folder: Path) -> list[tuple[str, float, float]]:
    table: list[tuple[str, float, float]] = []
    pipeline = timed("import", lambda: __import__("generator.pipeline", fromlist=["pipeline"]), table)
    content = ROOT / "content"
    site, _ = timed("load", lambda: pipeline.read_site(content), table)
    checks = timed("check", lambda: pipeline.check_site(site), table)
    timed("data", lambda: pipeline.open_data(site, checks, {}), table)
    addresses = {address for address, _ in pipeline.all_pages(site)}
    timed("pages, one by one", lambda: pipeline.page_files(site, checks, addresses), table)
    memory = pipeline.Memory()
    timed("whole generation, side by side", lambda: pipeline.generate(content, folder / "src", memory), table)
    timed("again, remembered", lambda: pipeline.generate(content, folder / "src", memory), table)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "--site-dir", str(folder / "site")]
    timed("mkdocs build from cold", lambda: subprocess.run(command, cwd=ROOT, check=True), table)
    return table


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        table = stages(Path(folder))
    whole = table[-1][1]
    print(f"{'stage':32}{'wall s':>8}{'cpu s':>8}{'of cold build':>15}")
    for name, wall, used in table:
        print(f"{name:32}{wall:8.2f}{used:8.2f}{wall / whole:14.0%}")


if __name__ == "__main__":
    main()
