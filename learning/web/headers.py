"""What every answer carries: a policy that runs nothing but our own files."""

from http import HTTPStatus

from flask import Flask, Response, current_app, request

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
WORKER_POLICY = CONTENT_SECURITY_POLICY.replace(
    "trusted-types 'none'", "trusted-types visits-worker; worker-src 'self'"
)
"""For a page that starts a worker: its script may name the worker’s address, and make no markup."""
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For pictures that authors made: whoever opens one by itself sees a picture and nothing more."""
FIXED = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: over https the forgery check needs to see where a form came from.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}
ONE_YEAR = 31_536_000


def init_app(app: Flask) -> None:
    """Every answer of the application carries the headers of this module."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    headers = dict(FIXED)
    # Pages belong to whoever is signed in: a shared computer keeps none of them, not even the one
    # that says that a file is not there.
    is_file = request.endpoint == "static" and response.status_code < HTTPStatus.BAD_REQUEST
    if not is_file:
        headers["Cache-Control"] = "no-store"
    if current_app.config["SESSION_COOKIE_SECURE"]:
        headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
    # What a view has said itself stands.
    said = {name.lower() for name, _ in response.headers}
    response.headers.extend(
        [(name, value) for name, value in headers.items() if name.lower() not in said]
    )
    return response
