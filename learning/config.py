"""Every setting, its default and its meaning. Read once, at the start, from the environment."""

import contextlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

PROJECT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32


class UnsafeSetting(SystemExit):
    """A setting the application will not start with; the message says which and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """The settings of one running application.

    `public_url` is how people reach it (https://learning.example.sch.uk); without one it is
    taken from the request, and cookies are not marked Secure, so it must be set behind a proxy.
    """

    secret_key: str
    database_url: str
    instance: Path
    content_roots: tuple[Path, ...]
    demonstration: bool = False
    public_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 6
    trusted_proxies: int = 0
    smtp_url: str = ""
    mail_from: str = ""
    testing: bool = False
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_https(self) -> bool:
        """Whether people reach the application over https."""
        return self.public_url.startswith("https://")

    def check(self) -> None:
        """Safe to start with; raises UnsafeSetting naming the first that is not."""
        if len(self.secret_key) < SHORTEST_SECRET:
            raise UnsafeSetting(
                "ALONGSIDE_SECRET_KEY is shorter than 32 characters; leave it unset to have one "
                "made, or make one with: python3 -c 'import secrets; print(secrets.token_hex(32))'"
            )
        if self.public_url and urlsplit(self.public_url).scheme not in ("http", "https"):
            raise UnsafeSetting("ALONGSIDE_PUBLIC_URL must begin with https:// (or http://)")
        if self.smtp_url and urlsplit(self.smtp_url).scheme not in ("smtp", "smtps"):
            raise UnsafeSetting("ALONGSIDE_SMTP_URL must begin with smtps:// (or smtp://)")
        if self.smtp_url and not self.mail_from:
            raise UnsafeSetting(
                "ALONGSIDE_SMTP_URL is set, so ALONGSIDE_MAIL_FROM must name the sender"
            )
        if self.trusted_proxies and not self.is_https and not self.testing:
            raise UnsafeSetting(
                "ALONGSIDE_TRUSTED_PROXIES is set but ALONGSIDE_PUBLIC_URL is not https; "
                "behind a proxy, set it to the https address people use"
            )


def from_environment(environment: Mapping[str, str] = os.environ) -> Config:
    """The settings the environment asks for, checked; raises UnsafeSetting."""
    demonstration = _is_yes(environment.get("ALONGSIDE_DEMONSTRATION", ""))
    instance = Path(environment.get("ALONGSIDE_INSTANCE", PROJECT / "instance")).resolve()
    name = "demonstration" if demonstration else "alongside"
    # The demonstration has a secret and receipts of erasures of its own: whoever is signed in or
    # erased there is a stranger to the real records.
    folder = instance / name if demonstration else instance
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    config = Config(
        secret_key=environment.get("ALONGSIDE_SECRET_KEY") or _kept_secret(folder),
        database_url=_database_url(environment, instance / f"{name}.sqlite3", demonstration),
        instance=folder,
        content_roots=_content_roots(environment),
        demonstration=demonstration,
        public_url=environment.get("ALONGSIDE_PUBLIC_URL", "").rstrip("/"),
        host=environment.get("HOST") or "127.0.0.1",
        port=_number(environment, "PORT", 8000),
        threads=_number(environment, "ALONGSIDE_THREADS", 6),
        trusted_proxies=_number(environment, "ALONGSIDE_TRUSTED_PROXIES", 0),
        smtp_url=environment.get("ALONGSIDE_SMTP_URL", ""),
        mail_from=environment.get("ALONGSIDE_MAIL_FROM", ""),
    )
    config.check()
    return config


def _database_url(environment: Mapping[str, str], default: Path, demonstration: bool) -> str:
    """The demonstration always has a file of its own, so that it can never touch real records."""
    if demonstration:
        return f"sqlite:///{default}"
    url = environment.get("ALONGSIDE_DATABASE_URL") or f"sqlite:///{default}"
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def _content_roots(environment: Mapping[str, str]) -> tuple[Path, ...]:
    own = environment.get("ALONGSIDE_CONTENT", "")
    return (PROJECT / "modules", *(Path(part).resolve() for part in own.split(os.pathsep) if part))


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name, "")
    if not value:
        return default
    if not value.isdecimal():
        raise UnsafeSetting(f"{name} must be a whole number, not {value!r}")
    return int(value)


def _is_yes(value: str) -> bool:
    return value.lower() in ("1", "yes", "true", "on")


def _kept_secret(instance: Path) -> str:
    """The installation's secret, made on the first start and readable by its owner only.

    It appears under its name only once it is whole: of two that start at once, both read the same.
    """
    path = instance / "secret-key"
    if not path.exists():
        made = instance / f"secret-key-{secrets.token_hex(8)}"
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_hex(32))
                file.flush()
                os.fsync(descriptor)
            with contextlib.suppress(FileExistsError):
                os.link(made, path)
        finally:
            made.unlink()
    return path.read_text("ascii").strip()
