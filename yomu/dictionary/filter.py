"""Tells most forms that are in no dictionary without asking the dictionary (a Bloom filter).

Of the substrings of a text 99 in 100 are no word; asking SQLite for each would cost more than
everything else.
"""

from collections.abc import Iterable, Iterator, Set
from mmap import mmap
from zlib import crc32

_BITS_A_FORM = 12
"""At least; at most twice as many."""
_FEWEST = 500
# Two bits of one checksum for each form, the second independent enough of the first.
_SHIFT = 8


def checks(forms: Iterable[str]) -> Iterator[int]:
    """The checksums of forms, for `built`."""
    return map(crc32, map(str.encode, forms))


def built(checks: Set[int]) -> bytes:
    """The filter of the forms with these checksums."""
    size = 1 << max(len(checks) * _BITS_A_FORM, _FEWEST).bit_length()
    bits = bytearray(size >> 3)
    mask = size - 1
    for check in checks:
        first, second = check & mask, (check >> _SHIFT) & mask
        bits[first >> 3] |= 1 << (first & 7)
        bits[second >> 3] |= 1 << (second & 7)
    return bytes(bits)


def passed(forms: Iterable[str], bits: bytes | mmap, begin: int = 0) -> list[str]:
    """Those of `forms` that may be there: all that are, and one to three in 100 of the others.

    The filter is what `bits` holds from the byte `begin` on.
    """
    mask = (len(bits) - begin << 3) - 1
    kept = []
    for form in forms:
        check = crc32(form.encode("utf-8", "surrogatepass"))
        at = check & mask
        if bits[begin + (at >> 3)] >> (at & 7) & 1:
            at = check >> _SHIFT & mask
            if bits[begin + (at >> 3)] >> (at & 7) & 1 and not is_refused(form):
                kept.append(form)
    return kept


def is_refused(form: str) -> bool:
    """Whether it holds a lone surrogate, which SQLite does not take."""
    # They are not printable, and that is known sooner.
    return not form.isprintable() and any("\ud800" <= character <= "\udfff" for character in form)
