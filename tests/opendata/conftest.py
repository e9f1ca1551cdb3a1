import pytest

from tests.opendata.published import publish
from tests.support.builds import ROOT
from tests.support.sites import TINY


@pytest.fixture(scope="session")
def real():
    """The real content as data files."""
    return publish(ROOT / "content")


@pytest.fixture(scope="session")
def tiny():
    return publish(TINY)
