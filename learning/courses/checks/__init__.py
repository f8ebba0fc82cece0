"""Knowledge checks: asked in a lesson, marked on the server, kept as attempts with answers."""
