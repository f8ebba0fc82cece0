"""Who can help: SENCos by topic, everybody by area."""
