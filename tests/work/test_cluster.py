"""Pages made on a dask cluster are the same bytes as those made here, also when a worker dies in the middle."""
from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from mingbai.build.run import generate
from mingbai.cli.main import main
from mingbai.publish.executor import refuse_unfit
from mingbai.publish.manifest import entries_of
from mingbai.publish.refusal import ReleaseRefusal
from mingbai.work import cluster
from tests.support.sites import CASES, TINY

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.slow
FULL = CASES / "sites" / "full"


@pytest.fixture(scope="module")
def made_here(tmp_path_factory) -> dict:
    folder = tmp_path_factory.mktemp("here") / "site_src"
    generate(FULL, folder)
    return entries_of(folder)


@pytest.fixture(scope="module")
def machines(made_here):
    """A scheduler and three workers, each a process of its own."""
    with distributed.LocalCluster(n_workers=3, threads_per_worker=1, processes=True, host="127.0.0.1",
                                  dashboard_address=None) as cluster:
        yield cluster


@pytest.fixture
def address(machines, monkeypatch) -> str:
    address = machines.scheduler_address.replace("tcp://", cluster.SCHEME)
    monkeypatch.setenv(cluster.SETTING, address)
    return address


def kill_a_busy_worker(machines, killed: list) -> None:
    """Once some of the work is done and a worker has more of it before it."""
    scheduler = machines.scheduler
    pids = {worker.worker_address: worker.pid for worker in machines.workers.values()}
    for _ in range(6000):
        done = sum(task.state == "memory" for task in list(scheduler.tasks.values()))
        busy = [one for one in list(scheduler.workers.values()) if one.processing and one.address in pids]
        if done > 3 and busy:
            os.kill(pids[busy[0].address], signal.SIGKILL)
            killed.append((done, len(busy[0].processing)))
            return
        time.sleep(0.01)


def test_the_same_bytes_though_a_worker_is_killed(machines, address: str, made_here: dict, tmp_path: Path) -> None:
    killed: list = []
    killer = threading.Thread(target=kill_a_busy_worker, args=(machines, killed))
    killer.start()
    generate(FULL, tmp_path / "site_src")
    killer.join()
    assert killed and killed[0][1] > 0
    assert entries_of(tmp_path / "site_src") == made_here


def test_an_exception_of_a_piece_is_raised_here(address: str) -> None:
    with pytest.raises(ZeroDivisionError):
        cluster.do_pieces([lambda: 1, lambda: 1 // 0])


def test_workers_with_this_program_are_fit(machines, address: str) -> None:
    machines.wait_for_workers(2)
    refuse_unfit(address)


def test_a_worker_with_another_program_is_refused(machines, address: str, monkeypatch) -> None:
    monkeypatch.setattr("mingbai.publish.executor.program_state", lambda: "another")
    monkeypatch.setattr("mingbai.publish.executor.worker_states", lambda address: {"tcp://127.0.0.1:1": "this"})
    with pytest.raises(ReleaseRefusal, match="another program"):
        refuse_unfit(address)


@pytest.mark.parametrize(("address", "code", "said"), [
    ("dask://127.0.0.1:9", 3, "no scheduler answers"), ("127.0.0.1:8786", 1, "dask://HOST:PORT")])
def test_what_is_no_cluster_is_told(address: str, code: int, said: str, tmp_path: Path, capfd, monkeypatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    asked = ["build", "--content", str(TINY), "--out", str(tmp_path / "out"), "--executor", address, "--lang", "en"]
    assert main(asked) == code
    assert said in capfd.readouterr().err
    assert not (tmp_path / "out" / "current").exists()
