"""No promise without a walk, and no walk for a promise that was never made."""

import re
from pathlib import Path

from tests.journeys.sources import ANSWERED

MARK = re.compile(r'pytest\.mark\.source\("([A-E]\d+)"\)')


def test_every_source_answered_has_a_journey():
    here = Path(__file__).parent
    marked = {each for path in here.glob("test_*.py") for each in MARK.findall(path.read_text())}
    assert marked == set(ANSWERED)
