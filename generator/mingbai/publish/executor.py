"""Before work goes to a cluster: somebody must answer, and every worker must run this very program."""
from __future__ import annotations

from mingbai.publish.refusal import ReleaseRefusal, Stop
from mingbai.work.cluster import SCHEME, connected
from mingbai.work.fingerprint import code_state, contents_digest, digest, files_of, words_state
from mingbai.work.places import TEMPLATES


def refuse_unfit(address: str) -> None:
    if not address.startswith(SCHEME):
        raise ReleaseRefusal([Stop(address, "bad-executor")])
    try:
        states = worker_states(address)
    except ImportError:
        raise ReleaseRefusal([Stop(address, "no-cluster-library")], "machine") from None
    except OSError:
        raise ReleaseRefusal([Stop(address, "no-cluster")], "machine") from None
    own = program_state()
    stops = [Stop(worker, "other-program") for worker, state in sorted(states.items()) if state != own]
    if stops or not states:
        raise ReleaseRefusal(stops or [Stop(address, "no-workers")], "machine")


def worker_states(address: str) -> dict[str, object]:
    """By worker; the error of one that has no such program."""
    with connected(address) as client:
        found: dict[str, object] = client.run(program_state, on_error="return")
    return found


def program_state() -> str:
    """Of the program that runs here: its code, words and templates, and the libraries it is built on."""
    return digest(code_state(), words_state(), contents_digest(files_of(TEMPLATES), TEMPLATES))
