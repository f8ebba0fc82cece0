"""Random tokens and the hashes under which they are kept: whoever reads the database has none."""

import hashlib
import secrets


def new_token() -> str:
    """A token that nobody can guess, fit for a URL."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Under which a token is kept. A fast hash will do: there is no dictionary of tokens."""
    return hashlib.sha256(token.encode()).hexdigest()
