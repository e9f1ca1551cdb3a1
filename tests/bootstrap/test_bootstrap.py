"""Setting up: what is installed when, which browser is taken, what is said."""

import ast
import os
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from mingbai.bootstrap import browser as bootstrap_browser
from mingbai.bootstrap import system as bootstrap_system
from mingbai.bootstrap import tasks as bootstrap
from mingbai.bootstrap import venv as bootstrap_venv
from mingbai.bootstrap.browser import find_browser, hint, provide_browser, usual_places
from mingbai.bootstrap.clean import BUILT, clean
from mingbai.bootstrap.lock import LOCKS
from mingbai.bootstrap.system import Machine, may_install
from mingbai.bootstrap.venv import PROJECT, RUNTIME, STAMP, TEST, ensure_packages, is_current, remember, venv_python
from mingbai.bootstrap.words import WORDS, SetupError, both, language, word

ROOT = bootstrap.ROOT
BOOTSTRAP_FILES = sorted(Path(bootstrap.__file__).parent.glob("*.py"))
DEBIAN_ROOT = Machine("linux", is_root=True, apt_get="/usr/bin/apt-get")
DEBIAN_USER = Machine("linux", is_root=False, apt_get="/usr/bin/apt-get")


# The stamp


@pytest.fixture
def project(tmp_path):
    """A project with two locks and an environment that has a Python but no packages yet."""
    for lock in (RUNTIME, TEST, PROJECT):
        (tmp_path / lock).write_text(f"{lock}\n", encoding="utf-8")
    python = venv_python(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    return tmp_path


@pytest.fixture
def pip_calls(monkeypatch):
    """What pip was asked to do, without a pip."""
    calls = []
    monkeypatch.setattr(bootstrap_venv, "has_pip", Path.exists)
    monkeypatch.setattr(bootstrap_venv, "pip", lambda _python, *arguments, cwd: calls.append(arguments))
    return calls


def test_packages_are_installed_with_their_hashes_then_never_again(project, pip_calls):
    for _ in range(2):
        ensure_packages(project, RUNTIME, DEBIAN_USER)
    from_lock, own_command = pip_calls
    assert from_lock == ("--require-hashes", "-r", RUNTIME)
    assert "--no-index" in own_command


@pytest.mark.parametrize("changed", [RUNTIME, PROJECT])
def test_a_changed_lock_is_installed_again_and_so_is_a_changed_project(project, pip_calls, changed):
    ensure_packages(project, RUNTIME, DEBIAN_USER)
    (project / changed).write_text("newer\n", encoding="utf-8")
    ensure_packages(project, RUNTIME, DEBIAN_USER)
    assert [call[-1] for call in pip_calls].count(RUNTIME) == 2


def test_line_ends_of_a_checkout_change_nothing(project):
    remember(project, project / ".venv", RUNTIME)
    (project / RUNTIME).write_bytes(b"requirements.lock\r\n")
    assert is_current(project, project / ".venv", RUNTIME)


@pytest.mark.parametrize(
    ("installed", "asked", "enough"),
    [(TEST, RUNTIME, True), (TEST, TEST, True), (RUNTIME, RUNTIME, True), (RUNTIME, TEST, False)],
)
def test_the_test_lock_serves_the_site_but_not_the_other_way(project, installed, asked, enough):
    remember(project, project / ".venv", installed)
    assert is_current(project, project / ".venv", asked) is enough


def test_an_interrupted_installation_leaves_no_stamp(project, pip_calls, monkeypatch):
    ensure_packages(project, RUNTIME, DEBIAN_USER)
    (project / RUNTIME).write_text("newer\n", encoding="utf-8")

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap_venv, "pip", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ensure_packages(project, RUNTIME, DEBIAN_USER)
    assert not (project / ".venv" / STAMP).exists()


@pytest.mark.parametrize("text", ["", "{", '{"requirements.lock": "another"}'])
def test_a_stamp_that_says_nothing_useful_is_no_stamp(project, text):
    (project / ".venv" / STAMP).write_text(text, encoding="utf-8")
    assert not is_current(project, project / ".venv", RUNTIME)


def test_an_environment_without_its_python_is_not_current(project):
    remember(project, project / ".venv", RUNTIME)
    venv_python(project / ".venv").unlink()
    assert not is_current(project, project / ".venv", RUNTIME)


def test_an_unfinished_environment_is_made_anew(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(bootstrap_venv, "make_venv", lambda venv, machine: made.append(venv))
    bootstrap_venv.ensure_venv(tmp_path, DEBIAN_USER)
    assert made == [tmp_path / ".venv"]


@pytest.mark.parametrize(
    ("platform", "parts"), [("win32", ("Scripts", "python.exe")), ("linux", ("bin", "python"))]
)
def test_where_the_environment_keeps_its_python(platform, parts):
    assert venv_python(Path("v"), platform) == Path("v", *parts)


def test_a_refusal_of_pip_is_said_in_both_languages(tmp_path):
    with pytest.raises(SetupError, match=r"没有装全.*not all installed"):
        bootstrap_venv.pip(Path(sys.executable), "--require-hashes", "-r", "absent.lock", cwd=tmp_path)


# Debian's packages


def ends_with(status):
    """Stands in for `subprocess.run`."""
    return lambda command, **_: subprocess.CompletedProcess(command, status)


@pytest.mark.parametrize(
    ("machine", "allowed"),
    [
        (DEBIAN_ROOT, True),
        (DEBIAN_USER, False),
        (Machine("linux", is_root=True, apt_get=None), False),
        (Machine("darwin", is_root=True, apt_get="/opt/apt-get"), False),
        (Machine("win32", is_root=False, apt_get=None), False),
    ],
)
def test_only_root_on_a_debian_installs_its_packages(machine, allowed):
    assert may_install(machine) is allowed


@pytest.fixture
def apt_calls(monkeypatch):
    calls = []

    def record(machine, packages):
        assert may_install(machine)
        calls.append(packages)

    for module in (bootstrap_venv, bootstrap_browser):
        monkeypatch.setattr(module, "apt_install", record)
    return calls


def test_a_missing_venv_module_is_installed_for_root(tmp_path, apt_calls, monkeypatch):
    there = iter([False, True])
    monkeypatch.setattr(bootstrap_venv, "can_make_venv", lambda: next(there))
    monkeypatch.setattr(bootstrap_venv.subprocess, "run", ends_with(0))
    bootstrap_venv.make_venv(tmp_path / ".venv", DEBIAN_ROOT)
    assert apt_calls == [("python3-venv",)]


def test_a_missing_venv_module_is_explained_to_anyone_else(tmp_path, apt_calls, monkeypatch):
    monkeypatch.setattr(bootstrap_venv, "can_make_venv", lambda: False)
    with pytest.raises(SetupError, match="python3-venv"):
        bootstrap_venv.make_venv(tmp_path / ".venv", DEBIAN_USER)
    assert apt_calls == []


def test_a_failing_apt_get_names_the_packages(monkeypatch):
    monkeypatch.setattr(bootstrap_system.subprocess, "run", ends_with(100))
    with pytest.raises(SetupError, match="chromium fonts-noto-cjk"):
        bootstrap_system.apt_install(DEBIAN_ROOT, bootstrap_browser.PACKAGES)


# The browser


def program(folder, name):
    """A file that the system takes for a program."""
    path = folder / (name + ".exe" if sys.platform == "win32" else name)
    path.write_text("", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_first_known_browser_on_the_path_is_taken(tmp_path):
    program(tmp_path, "msedge")
    chrome = program(tmp_path, "google-chrome")
    program(tmp_path, "firefox")
    assert find_browser({"PATH": str(tmp_path)}, "linux") == chrome


def test_a_named_browser_goes_before_all(tmp_path):
    program(tmp_path, "chromium")
    own = program(tmp_path, "my-browser")
    assert find_browser({"PATH": str(tmp_path), "MINGBAI_BROWSER": own}, "linux") == own


def test_a_named_browser_that_is_not_there_is_not_replaced_by_another(tmp_path):
    program(tmp_path, "chromium")
    environ = {"PATH": str(tmp_path), "MINGBAI_BROWSER": str(tmp_path / "absent")}
    with pytest.raises(SetupError, match="absent"):
        find_browser(environ, "linux")


def test_no_browser_is_none(tmp_path):
    assert find_browser({"PATH": str(tmp_path)}, "linux") is None


def test_windows_and_macs_keep_browsers_off_the_path():
    windows = usual_places("win32", {"ProgramFiles": r"C:\Program Files"})
    assert r"C:\Program Files\Microsoft\Edge\Application\msedge.exe" in windows
    assert "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" in usual_places("darwin", {})
    assert usual_places("linux", {}) == []


def test_root_on_a_debian_gets_a_browser_with_chinese_fonts(tmp_path, apt_calls):
    with pytest.raises(SetupError):
        provide_browser(DEBIAN_ROOT, {"PATH": str(tmp_path)})
    assert apt_calls == [bootstrap_browser.PACKAGES]
    assert {"chromium", "fonts-noto-cjk"} <= set(bootstrap_browser.PACKAGES)


def test_a_browser_that_is_there_is_not_installed_again(tmp_path, apt_calls):
    chromium = program(tmp_path, "chromium")
    assert provide_browser(DEBIAN_ROOT, {"PATH": str(tmp_path)}) == chromium
    assert apt_calls == []


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_others_are_told_how_to_get_a_browser_in_one_line(tmp_path, apt_calls, platform):
    with pytest.raises(SetupError) as problem:
        provide_browser(Machine(platform, is_root=False, apt_get=None), {"PATH": str(tmp_path)})
    assert hint(platform) in str(problem.value)
    assert "\n" not in str(problem.value)
    assert apt_calls == []


def test_no_browser_is_looked_for_when_none_is_wanted(tmp_path, apt_calls):
    assert provide_browser(DEBIAN_ROOT, {"PATH": str(tmp_path), "MINGBAI_NO_BROWSER": "1"}) is None
    assert apt_calls == []


# The words


@pytest.mark.parametrize(
    ("environ", "system", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, None, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_CA.UTF-8"}, None, "en"),
        ({}, "Chinese (Simplified)_China", "zh"),
        ({}, "fr_CA", "en"),
        ({"LANG": ""}, None, "en"),
    ],
)
def test_the_language_follows_the_locale(environ, system, expected):
    assert language(environ, system) == expected


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_say_the_same_facts_on_one_line(key):
    zh, en = WORDS[key]
    assert fields(zh) == fields(en)
    assert en.isascii() or "…" in en
    assert not zh.isascii()
    facts = dict.fromkeys(fields(zh), "✓")
    assert both(key, **facts) == f"{word(key, 'zh', **facts)} / {word(key, 'en', **facts)}"
    assert "\n" not in both(key, **facts)


# The commands


def test_arguments_go_to_the_last_step():
    assert bootstrap.commands_of(bootstrap.TASKS["site"], ["-a", "127.0.0.1:9000"]) == [
        ["mkdocs", "build", "--strict"],
        ["mkdocs", "serve", "-a", "127.0.0.1:9000"],
    ]


def test_the_first_failing_step_ends_the_task(monkeypatch):
    ran = []

    def run(command, **_):
        ran.append(command[2:])
        return subprocess.CompletedProcess(command, 2)

    monkeypatch.setattr(bootstrap, "provide_packages", lambda *_: sys.executable)
    monkeypatch.setattr(bootstrap.subprocess, "run", run)
    assert bootstrap.run_task(bootstrap.TASKS["site"], []) == 2
    assert ran == [["mkdocs", "build", "--strict"]]


def test_the_tests_are_told_of_the_browser():
    assert bootstrap.child_environment("/b")["MINGBAI_BROWSER"] == "/b"
    assert bootstrap.child_environment(None)["PYTHONUTF8"] == "1"


def start(*arguments, **environ):
    command = [sys.executable, str(ROOT / "generator"), *arguments]
    return subprocess.run(
        command, env=os.environ | environ, capture_output=True, encoding="utf-8", errors="replace"
    )


@pytest.mark.parametrize("arguments", [(), ("sight",)])
def test_a_wrong_command_lists_the_right_ones(arguments):
    done = start(*arguments, PYTHONUTF8="1")
    assert done.returncode == 2
    assert "|".join([*bootstrap.TASKS, *bootstrap.CHORES]) in done.stderr


def test_a_problem_of_the_machine_is_one_line_without_a_traceback():
    done = start("test", PYTHONUTF8="1", MINGBAI_BROWSER=str(ROOT / "absent"))
    assert done.returncode == bootstrap.NOT_READY
    assert done.stderr.count("\n") == 1
    assert "MINGBAI_BROWSER" in done.stderr


def imported_by(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", BOOTSTRAP_FILES, ids=lambda path: path.stem)
def test_setting_up_needs_nothing_but_python(path):
    foreign = {name for name in imported_by(path) if name.split(".")[0] not in sys.stdlib_module_names}
    assert all(name.startswith("mingbai.bootstrap.") for name in foreign)


def test_clean_removes_what_was_built_and_nothing_else(tmp_path):
    for name in ("site/zh", "site_src/en", "site_src/assets/js", ".venv"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "site_src" / "index.md").touch()
    assert clean(tmp_path) == ["site", "site_src/en", "site_src/index.md"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == [".venv", "assets", "js", "site_src"]


def test_git_ignores_all_that_clean_removes():
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}
    assert set(BUILT) <= ignored


# The locks


def pinned(lock):
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return {line.removesuffix(" \\") for line in lines if line[:1].isalnum()}


@pytest.mark.parametrize("lock", [RUNTIME, TEST])
def test_every_locked_package_has_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    packages = text.split("\n    # via")[:-1]
    assert packages
    assert all("--hash=sha256:" in package for package in packages)
    assert all("==" in line for line in pinned(lock))


def test_the_runtime_lock_is_part_of_the_test_lock():
    assert [lock for lock, _ in LOCKS] == [TEST, RUNTIME]
    assert pinned(RUNTIME) < pinned(TEST)


def test_what_runs_before_a_commit_is_of_the_project():
    """Hooks of other repositories would be fetched."""
    [local] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert local["repo"] == "local"
    for hook in local["hooks"]:
        assert hook["entry"] == f"python3 generator {hook['id']}" and hook["id"] in bootstrap.TASKS
        assert re.compile(hook.get("files", "")).search("content/units.yml")


def test_both_guides_for_contributors_name_the_same_commands():
    texts = [(ROOT / name).read_text("utf-8") for name in ("CONTRIBUTING.md", "CONTRIBUTING.zh.md")]
    english, chinese = (re.findall(r"`make ([a-z-]+)", text) for text in texts)
    assert sorted(english) == sorted(chinese) and set(english) <= {*bootstrap.TASKS, *bootstrap.CHORES}


@pytest.mark.parametrize("command", [*bootstrap.TASKS, *bootstrap.CHORES])
def test_make_has_a_target_for_every_command(command):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"\n{command}: ; @$(BOOTSTRAP) {command}" in makefile


# The fixtures


@pytest.mark.browser
def test_a_folder_is_served_and_the_browser_reads_it(tmp_path, serve_dir, browser):
    (tmp_path / "index.html").write_text("<meta charset=utf-8><title>明白账</title>", encoding="utf-8")
    page = browser.new_page()
    page.goto(serve_dir(tmp_path))
    assert page.title() == "明白账"
    page.close()
