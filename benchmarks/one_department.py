"""The stages of one department one after the other, and a profile of them: `python -m benchmarks.one_department PROJECT FILE`."""
from __future__ import annotations

import cProfile
import sys
import time
from pathlib import Path


def main() -> None:
    project, profile = map(Path, sys.argv[1:])
    from mingbai.build.department import page_files
    from mingbai.checks.engine import check_site
    from mingbai.load.site import read_site_frame, reports_in, site_of
    from mingbai.opendata.dates import created_at
    from mingbai.opendata.files import files_of_reports
    from mingbai.opendata.tables import tables
    from mingbai.views.pages import department_pages

    frame = read_site_frame(project / "content", (), "")
    department = frame.departments[0]
    recorder, clock = cProfile.Profile(), [time.process_time()]

    def told(name: str) -> None:
        clock.append(time.process_time())
        print(f"{name:12}{1000 * (clock[-1] - clock[-2]) / len(site.reports):8.1f} ms a report")

    recorder.enable()
    site = site_of(frame, list(reports_in(department, frame, drafts=False)), partly=True)
    told("load")
    checks = check_site(site)
    told("check")
    page_files(site.settings, department_pages(site, department), checks)
    told("pages")
    files_of_reports(site, tables(site, checks), checks, created_at(site, {}))
    told("open data")
    recorder.disable()
    recorder.dump_stats(profile)


if __name__ == "__main__":
    main()
