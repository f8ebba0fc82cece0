"""One entry of My record: read, added, changed, deleted; and what difference it made."""
