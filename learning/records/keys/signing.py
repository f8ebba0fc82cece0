"""Ed25519 as schools use it: making a key, signing, holding a signature against a key. Pure."""

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from learning.records.keys.rules import is_possible_key, is_signature


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A key to sign with. `secret`: 32 bytes that stay where they are."""

    secret: bytes

    @property
    def public_key(self) -> str:
        """The half that everybody may know, hexadecimal."""
        return self._private.public_key().public_bytes_raw().hex()

    def sign(self, body: bytes) -> str:
        """The signature of these bytes, hexadecimal."""
        return self._private.sign(body).hex()

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret)

    def __repr__(self) -> str:
        """Never the secret: it must not end up in a log."""
        return f"KeyPair({self.public_key})"


def new_key_pair() -> KeyPair:
    """A key nobody has had before."""
    return KeyPair(Ed25519PrivateKey.generate().private_bytes_raw())


def is_signed_by(public_key: str, body: bytes, signature: str) -> bool:
    """Whether whoever has the other half of this key has signed exactly these bytes."""
    if not is_possible_key(public_key) or not is_signature(signature):
        return False
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
    try:
        key.verify(bytes.fromhex(signature), body)
    except InvalidSignature:
        return False
    return True
