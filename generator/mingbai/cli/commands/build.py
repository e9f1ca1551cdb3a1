"""`mingbai build`, called `publish` too: a release of the whole site, served from its first second or not at all."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.releasing import FINE, add_log, logged
from mingbai.publish.drafts import build_drafts
from mingbai.publish.findings import OPTION, Pass
from mingbai.publish.log import Log
from mingbai.publish.release import KEEP
from mingbai.publish.site_release import PublishOrder, publish

HELP = "release the site into a folder · 发布网站"
ALIASES = ("publish",)


def add_arguments(build: argparse.ArgumentParser) -> None:
    build.add_argument("--out", type=Path, required=True, metavar="DIR", help="DIR/current is what a server serves")
    build.add_argument("--keep", type=int, default=KEEP, metavar="N", help=f"releases to keep, {KEEP} when left out")
    build.add_argument("--sign", type=Path, metavar="KEY", help="private key that signs the manifest")
    build.add_argument(OPTION, dest="passes", type=Pass.read, action="append", default=[], metavar="RULE:REPORT",
                       help="release although this finding stops it; the manifest records it, the page goes on showing it · "
                            "让一条结果通过")
    build.add_argument("--reason", default="", help=f"why, for {OPTION} · 理由")
    build.add_argument("--region", default="", metavar="CODE",
                       help="a regional site: administrative codes that start so, such as 43 or 430600 · 只生成某地区的网站")
    build.add_argument("--executor", default="", metavar="dask://HOST:PORT",
                       help="a dask cluster that takes part in the work · 由 dask 集群分担工作")
    build.add_argument("--anew", action="store_true",
                       help="from nothing, without what earlier releases have left in DIR/.kept · 全部重新生成")
    build.add_argument("--draft", action="store_true",
                       help="with drafts, into DIR/draft to look at: no release · 连草稿生成到 DIR/draft，仅供查看，不发布")
    add_log(build)


@logged
def run(options: argparse.Namespace, log: Log) -> int:
    if options.draft:
        log.say("done.drafts", folder=build_drafts(options.content, options.out, options.lang).as_posix())
        return FINE
    done = publish(PublishOrder(options.content, options.out, max(1, options.keep), options.sign, tuple(options.passes),
                                options.reason, options.region, options.executor, options.anew), log)
    if done.removed:
        log.say("done.removed", names=", ".join(done.removed))
    log.say("done.released" if done.is_new else "done.unchanged", name=done.name, files=done.files)
    return FINE
