"""The private half of a key, sealed: a copy of the database alone signs nothing. Pure."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from learning.records.keys.signing import KeyPair

_PURPOSE = b"alongside: the keys with which schools sign records"
_SECRET_LENGTH = 32


def sealed(pair: KeyPair, secret_key: str) -> str:
    """The secret of a key, readable only with the secret key of the settings."""
    return _seal(secret_key).encrypt(pair.secret).decode("ascii")


def unsealed(sealed_key: str, secret_key: str) -> KeyPair | None:
    """The key again; None if it was sealed with another secret key, or spoilt."""
    try:
        secret = _seal(secret_key).decrypt(sealed_key.encode("ascii", "replace"))
    except InvalidToken:
        return None
    return KeyPair(secret) if len(secret) == _SECRET_LENGTH else None


def _seal(secret_key: str) -> Fernet:
    made = HKDF(algorithm=SHA256(), length=_SECRET_LENGTH, salt=None, info=_PURPOSE)
    return Fernet(base64.urlsafe_b64encode(made.derive(secret_key.encode("utf-8"))))
