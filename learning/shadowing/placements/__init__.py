"""A placement from the first question to its last day: asked, accepted, released, agreed."""
