"""What the set-up says, in Chinese and English side by side."""

import locale
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = {
    "old_python": (
        "需要 Python 3.11 或更新版本，现在运行的是 {found}；请改用新版本再执行同一条命令。",
        "Python 3.11 or newer is needed, this is {found}; run the same command with a newer one.",
    ),
    "usage": (
        "用法：python generator {commands} [参数…]",
        "Usage: python generator {commands} [arguments…]",
    ),
    "making_venv": ("正在建立虚拟环境 .venv…", "Making the virtual environment .venv…"),
    "installing": (
        "正在安装 {lock} 中锁定的依赖，首次约需一两分钟…",
        "Installing the dependencies locked in {lock}; the first time takes a minute or two…",
    ),
    "apt": ("正在用 apt-get 安装 {packages}…", "Installing {packages} with apt-get…"),
    "ready": (
        "准备就绪：Python {python}，浏览器 {browser}",
        "Ready: Python {python}, browser {browser}",
    ),
    "cleaned": ("已删除：{paths}", "Removed: {paths}"),
    "no_venv": (
        "这个 Python 缺少 venv 模块：请执行 sudo apt-get install python3-venv"
        "（或从 python.org 安装 Python），再执行同一条命令。",
        "This Python lacks the venv module: run sudo apt-get install python3-venv (or install Python from "
        "python.org), then the same command again.",
    ),
    "venv_failed": (
        "无法建立虚拟环境 .venv（原因见上）：请检查磁盘空间和权限，再执行同一条命令。",
        "The virtual environment .venv could not be made (the reason is above): check disk space and "
        "permissions, then run the same command again.",
    ),
    "pip_failed": (
        "依赖没有装全（pip 在上面给出了原因）：请检查网络或软件包索引设置，再执行同一条命令。",
        "The dependencies were not all installed (pip gives the reason above): check the network or your "
        "package index setting, then run the same command again.",
    ),
    "apt_failed": (
        "apt-get 没有装上 {packages}（原因见上）：请手工安装后再执行同一条命令。",
        "apt-get did not install {packages} (the reason is above): install it by hand, then run the same "
        "command again.",
    ),
    "plotly_no_npm": (
        "没有找到 npm：图表改用 Python 包自带的完整 plotly.js（压缩后约 1.5 MB，精简版约 0.4 MB）；"
        "想用精简版，请安装 Node.js 后执行 make setup。",
        "npm was not found: the charts take the whole plotly.js of the Python package (about 1.5 MB compressed, the small "
        "build 0.4 MB); for the small one install Node.js, then run make setup.",
    ),
    "plotly_not_brought": (
        "npm 没有取到 {package}：图表改用 Python 包自带的完整 plotly.js；请检查网络或 npm 的设置，再执行 make setup。",
        "npm did not bring {package}: the charts take the whole plotly.js of the Python package; check the network or the "
        "settings of npm, then run make setup.",
    ),
    "plotly_other": (
        "npm 取到的 {package} 与 generator/mingbai/bootstrap/plotly_bundle.json 中的校验值不符，没有采用："
        "图表改用 Python 包自带的完整 plotly.js；请检查 npm 的来源，再执行 make setup。",
        "The {package} that npm brought does not have the checksum in generator/mingbai/bootstrap/plotly_bundle.json and was "
        "not taken: the charts take the whole plotly.js of the Python package; check where npm gets its packages, then run "
        "make setup.",
    ),
    "browser_missing": (
        "测试需要 Chromium、Chrome 或 Edge 浏览器：请安装一个（{hint}），或用 MINGBAI_BROWSER 指明其路径；"
        "MINGBAI_NO_BROWSER=1 则略过浏览器测试。",
        "The tests need Chromium, Chrome or Edge: install one ({hint}) or give its path in MINGBAI_BROWSER; "
        "MINGBAI_NO_BROWSER=1 leaves the browser tests out.",
    ),
    "browser_wrong": (
        "MINGBAI_BROWSER 指向 {path}，那里没有可以运行的程序：请改正路径，或取消这个变量。",
        "MINGBAI_BROWSER names {path}, where there is no program to run: correct the path or unset it.",
    ),
}


class SetupError(Exception):
    """Something that the person at the keyboard can mend."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(both(key, **facts))


def language(environ: "Mapping[str, str]", system_locale: "str | None" = None) -> str:
    """Chinese for a Chinese locale, English for any other."""
    names = [environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), system_locale or "")
    return "zh" if chosen.lower().startswith(("zh", "chinese")) else "en"


def word(key: str, lang: str, **facts: object) -> str:
    zh, en = WORDS[key]
    return (zh if lang == "zh" else en).format(**facts)


def both(key: str, **facts: object) -> str:
    """One line that a reader of either language understands."""
    return " / ".join(word(key, lang, **facts) for lang in ("zh", "en"))


def say(key: str, environ: "Mapping[str, str]", **facts: object) -> None:
    print(word(key, language(environ, locale.getlocale()[0]), **facts), flush=True)
