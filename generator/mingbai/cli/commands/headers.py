"""`mingbai headers`: configuration for web servers that serve a release."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.releasing import FINE, add_log, logged, served
from mingbai.publish.log import Log
from mingbai.publish.release_folder import ReleaseFolder
from mingbai.publish.server.files import FOLDER
from mingbai.publish.site_release import write_configuration
from mingbai.publish.survey import survey

HELP = "configuration for web servers, for a host and a port · 服务器配置"


def add_arguments(headers: argparse.ArgumentParser) -> None:
    headers.add_argument("--out", type=Path, required=True, metavar="DIR")
    headers.add_argument("--host", default="_", help="the name of the site; any when left out")
    headers.add_argument("--port", type=int, default=80)
    add_log(headers)


@logged
def run(options: argparse.Namespace, log: Log) -> int:
    served(options.out)
    write_configuration(survey(options.content).site, ReleaseFolder(options.out), options.host, options.port)
    log.say("done.headers", folder=FOLDER)
    return FINE
