"""`mingbai build`, `verify`, `rollback`, `key`: from the words on the command line to an exit code."""
from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from mingbai.cli.federate import add_federate, run_federate
from mingbai.publish.bundle import write_bundle
from mingbai.publish.doctor import LACKING, examine
from mingbai.publish.drafts import build_drafts
from mingbai.publish.findings import OPTION, Pass
from mingbai.publish.layout import Layout
from mingbai.publish.log import Log
from mingbai.publish.refusal import Refusal, Stop
from mingbai.publish.release import KEEP, rollback
from mingbai.publish.server.files import FOLDER
from mingbai.publish.signing import is_signed, new_key
from mingbai.publish.site import BuildFailed
from mingbai.publish.survey import survey
from mingbai.publish.switch import current_name
from mingbai.publish.verify import Verified, verified_json, verify
from mingbai.publish.whole import Order, publish, write_configuration
from mingbai.text.words import Words

FINE, FOUND, MACHINE = 0, 1, 3
Run = Callable[[argparse.Namespace, Log], int]


def add_commands(commands: argparse._SubParsersAction) -> None:
    build = commands.add_parser("build", aliases=["publish"], help="release the site into a folder · 发布网站")
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
    add(build, run_build)
    add(add_federate(commands), run_federate)
    check = commands.add_parser("verify", help="does a folder or a site hold what its manifest lists · 核对发布的文件")
    check.add_argument("where", metavar="DIR|URL")
    check.add_argument("--key", type=Path, help="public key the signature must be by")
    check.add_argument("--json", action="store_true", help="the result as JSON on standard output")
    add(check, run_verify)
    back = commands.add_parser("rollback", help="serve an earlier release again · 退回旧版本")
    back.add_argument("--out", type=Path, required=True, metavar="DIR")
    back.add_argument("release", nargs="?", default="", help="the one before the served one when left out")
    add(back, run_rollback)
    doctor = commands.add_parser("doctor", help="what this machine has and lacks · 检查运行环境")
    doctor.add_argument("--out", type=Path, metavar="DIR", help="the folder that would be published into")
    add(doctor, run_doctor)
    bundle = commands.add_parser("bundle", help="the served site as one file that opens from disk · 打包网站供归档")
    bundle.add_argument("--out", type=Path, required=True, metavar="DIR")
    bundle.add_argument("file", type=Path, metavar="FILE.zip")
    add(bundle, run_bundle)
    headers = commands.add_parser("headers", help="configuration for web servers, for a host and a port · 服务器配置")
    headers.add_argument("--out", type=Path, required=True, metavar="DIR")
    headers.add_argument("--host", default="_", help="the name of the site; any when left out")
    headers.add_argument("--port", type=int, default=80)
    add(headers, run_headers)
    key = commands.add_parser("key", help="make a key for signing · 新建签名密钥")
    key.add_argument("file", type=Path, metavar="FILE", help="where the private key goes; the public one is printed")
    add(key, run_key)


def add(command: argparse.ArgumentParser, run: Run) -> None:
    command.add_argument("--log", choices=("text", "json"), default="text")
    command.set_defaults(run=lambda options: guarded(run, options))


def guarded(run: Run, options: argparse.Namespace) -> int:
    """What a person can mend is told; our own bugs keep their traceback."""
    log = Log(options.lang, options.log)
    try:
        return run(options, log)
    except Refusal as refusal:
        log.refused(refusal)
        return refusal.exit_code
    except BuildFailed as failed:
        return failed.code
    except OSError as error:
        refusal = Refusal([Stop(Path(error.filename or "").name or "–", "disk", {"error": error.strerror})], "machine")
        log.refused(refusal)
        return refusal.exit_code


def run_build(options: argparse.Namespace, log: Log) -> int:
    if options.draft:
        log.say("done.drafts", folder=build_drafts(options.content, options.out, options.lang).as_posix())
        return FINE
    done = publish(Order(options.content, options.out, max(1, options.keep), options.sign, tuple(options.passes),
                         options.reason, options.region, options.executor, options.anew), log)
    if done.removed:
        log.say("done.removed", names=", ".join(done.removed))
    log.say("done.released" if done.is_new else "done.unchanged", name=done.name, files=done.files)
    return FINE


def run_rollback(options: argparse.Namespace, log: Log) -> int:
    log.say("done.rolled-back", name=rollback(options.out, options.release))
    return FINE


def run_doctor(options: argparse.Namespace, log: Log) -> int:
    found = examine(options.content, options.out)
    for one in found:
        log.say(f"doctor.{one.kind}.{one.state}", detail=one.detail)
    return MACHINE if any(one.state == LACKING for one in found) else FINE


def run_bundle(options: argparse.Namespace, log: Log) -> int:
    log.say("done.bundled", files=write_bundle(served(options.out), options.file), name=options.file.name)
    return FINE


def run_headers(options: argparse.Namespace, log: Log) -> int:
    served(options.out)
    write_configuration(survey(options.content).site, Layout(options.out), options.host, options.port)
    log.say("done.headers", folder=FOLDER)
    return FINE


def served(out: Path) -> Path:
    name = current_name(Layout(out))
    if name is None:
        raise Refusal([Stop(str(out), "not-released")], "asked")
    return Layout(out).release(name)


def run_key(options: argparse.Namespace, log: Log) -> int:
    print(new_key(options.file), end="")
    return FINE


def run_verify(options: argparse.Namespace, log: Log) -> int:
    result = verify(options.where)
    is_genuine = options.key is None or is_signed(result.manifest, result.signature, options.key)
    print(verified_json(result) if options.json else said(result, options.lang))
    if options.key:
        log.say("verify.signed" if is_genuine else "verify.unsigned")
    return FINE if is_genuine and not result.differences else FOUND


def said(result: Verified, lang: str) -> str:
    words = Words("publish", lang)
    if not result.differences:
        return words("verify.whole" if result.complete else "verify.as-listed", files=result.files)
    lines = (f"  {words(f'verify.{one.kind}')}  {one.name}" for one in result.differences)
    return "\n".join([words("verify.differs", count=len(result.differences)), *lines])
