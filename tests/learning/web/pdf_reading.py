"""Looking into a PDF without a library for it: every compressed stream opened."""

import re
import zlib

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def opened(pdf: bytes) -> bytes:
    """The PDF with all that is compressed in it written out after it."""
    return pdf + b"\n".join(_inflated(each) for each in STREAM.findall(pdf))


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""
