"""Names as a staffroom in England has them, for people who do not exist."""

from pathlib import Path

FOLDER = Path(__file__).parent
FIRST_NAMES = tuple((FOLDER / "first-names.txt").read_text("utf-8").split())
FAMILY_NAMES = tuple((FOLDER / "family-names.txt").read_text("utf-8").split())
