"""Tells which forms of names in a text are one person's: 習近平国家主席, 習主席, 習氏."""

from collections.abc import Collection, Mapping

from yomu import figures, kana
from yomu.figures import Figure


def full_name(name: str) -> str:
    """The name the register has for whom it knows by `name`; else `name` itself."""
    figure = figures.full(name)
    return figure.name if figure else name


def _in_office(family: str, offices: Collection[str]) -> Figure | None:
    """The one public figure of that family name who holds one of `offices`.

    Where the text prints no office, one who holds any, if the name is in katakana: 田中さん is
    anybody, ルビオ氏 is not.
    """
    found = figures.of_family(family)
    if offices:
        found = tuple(one for one in found if any(figures.holds(one, office) for office in offices))
    elif kana.is_katakana(family):
        found = tuple(one for one in found if not one.role.startswith("元"))
    else:
        found = ()
    return found[0] if len(found) == 1 else None


def united(offices: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The name, in full if possible, of the person that each form of a name stands for.

    `offices`: what the text calls each form, but for 氏 and the like.
    """
    return {form: _whole(form, called, offices) for form, called in offices.items()}


def _whole(form: str, called: Collection[str], offices: Mapping[str, Collection[str]]) -> str:
    longer = [name for name in offices if name != form and _is_part(form, name)]
    if len(longer) > 1:
        longer = [name for name in longer if set(called) & set(offices[name])]
    if len(longer) == 1:
        return full_name(longer[0])
    figure = figures.full(form) or _in_office(form, called)
    return figure.name if figure else form


def _is_part(form: str, name: str) -> bool:
    """Whether a full name ends in this family name, or begins with it where there is no ・."""
    if "・" in name:
        return name.endswith("・" + form)
    figure = figures.full(name)
    return name.startswith(form) and (_called(form, figure) if figure else len(form) > 1)


def _called(form: str, figure: Figure) -> bool:
    return figure.name in (one.name for one in figures.of_family(form))
