"""One page for one's own development: the audit, the plan, and what belongs to them."""
