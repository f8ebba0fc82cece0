"""The names under which half-typed words about an entry are kept. Pure."""


def form_key(entry_id: int | None, field: str) -> str:
    """The name for one field of an entry's form; None: of a new one. No field: how all begin."""
    return f"cpd-entry:{entry_id or 'new'}:{field}"
