"""One erasure as a whole: committed with its receipt, or neither stands."""

from collections.abc import Callable
from pathlib import Path

from learning.administration.erasures import receipts
from learning.administration.erasures.receipts import Receipt
from learning.database import writing


def erased(erase: Callable[[], Receipt], folder: Path) -> None:
    """What `erase` does is committed; if it fails, so does this, and its receipt is undone."""
    receipt: Receipt | None = None
    try:
        with writing():
            receipt = erase()
    except BaseException:
        if receipt is not None:
            receipts.undo(folder, receipt)
        raise
