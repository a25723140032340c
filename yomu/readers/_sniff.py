"""Whether bytes without a name begin like HTML."""

import re

from yomu.readers._source import CHUNK, Source, unreadable

_MARKS = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\0")
_BEFORE = re.compile(rb"(?:\s++|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
_START = re.compile(rb"<(?:!doctype|html)[\s>]", re.IGNORECASE).match
_UNFINISHED = re.compile(rb"<(?:!-.*|\?.*|!?[a-z]{0,7})?\Z", re.DOTALL | re.IGNORECASE).match


def is_html(source: Source) -> bool:
    """Whether `source` begins with a doctype or `<html`, behind space, comments and `<?xml …?>`.

    Waits for no more than what tells: a blank line that has come alone is text.
    """
    head = b""
    try:
        with source.open() as stream:
            while piece := stream.read(CHUNK):
                head += piece
                start = _behind(head)
                blank = source.live and not start
                if blank or len(head) > CHUNK or not _UNFINISHED(start):
                    break
    except OSError as error:
        raise unreadable(source.label, error) from error
    return _START(_behind(head)) is not None


def _behind(head: bytes) -> bytes:
    # UTF-16 is told by its NULs only here, before anything is decoded.
    plain = _MARKS.sub(b"", head)
    before = _BEFORE.match(plain)
    return plain[before.end() :] if before else plain
