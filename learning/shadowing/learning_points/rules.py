"""What drafts of learning points are called. Pure."""


def form_key(placement_id: int) -> str:
    """The name under which a draft of a new learning point is kept."""
    return f"learning-point:{placement_id}"


def edit_form_key(point_id: int) -> str:
    """The name under which a draft of a changed learning point is kept."""
    return f"learning-point-edit:{point_id}"
