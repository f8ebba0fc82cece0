"""The time diary: where a SENCo's time goes, in ten seconds an entry. Theirs alone."""
