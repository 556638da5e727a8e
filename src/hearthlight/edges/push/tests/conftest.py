"""What the tests of notices may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hearthlight.edges.push.tests.stand_in import PushService, push_service


@pytest.fixture(scope="session")
def _standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PushService]:
    with push_service(Path(tmp_path_factory.mktemp("push"))) as service:
        yield service


@pytest.fixture
def service(_standing: PushService) -> PushService:
    """A push service that was handed nothing yet."""
    _standing.handed.clear()
    _standing.answers.clear()
    _standing.more.clear()
    return _standing
