"""Which positions count, for whom, and how often: once each, unless repetitions are asked for too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from verbale.gazetteer import Groups
from verbale.register.directness import ORDER, Directness, holders, members
from verbale.register.rows import PositionRow, Rows

if TYPE_CHECKING:
    from verbale.register import Register
    from verbale.register.queries import Wanted


@dataclass(frozen=True, slots=True)
class Counting:
    """What counts besides each actor's own statements, once each.

    `groups`: what these say counts for their members too, marked as theirs. `duplicates`: what a document says again
    that another one says counts once more.
    """

    groups: Groups | None = None
    duplicates: bool = False


ONCE = Counting()


class Held(NamedTuple):
    """A position with an actor that holds it, how directly; `via` is the group that took it, for a `member`."""

    row: PositionRow
    actor: str
    directness: Directness
    via: str | None = None


class Listed(NamedTuple):
    """A position as it is listed: of `actor`, which for a derived row is a member of the group `via`.

    `duplicate_of`: the id of the position that this one says again, in another document, of the same actors.
    """

    row: PositionRow
    actor: tuple[str, ...]
    via: str | None = None
    duplicate_of: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The row's fields with the actor, and `via` and `duplicate_of`, as JSON has them."""
        (fields,) = Rows([self.row]).to_dicts()
        return fields | {"actor": list(self.actor), "via": self.via, "duplicate_of": self.duplicate_of}


def held(register: Register, *, counting: Counting = ONCE, issues: Collection[str] | None = None) -> list[Held]:
    """Every position with every actor it counts for, in the order of the register.

    Of several statements that say the same, the most direct and longest counts; what another of them says besides
    that counts too.
    """
    rows = register.positions(issue=issues)
    found = [one for row in rows for one in _holders(row, counting.groups)]
    if counting.duplicates:
        return found
    again = _again(found, _links(register))
    return [one for number, one in enumerate(found) if number not in again]


def listing(
    register: Register,
    *,
    groups: Groups | None = None,
    issue: Wanted = None,
    stance: Wanted = None,
    actor: str | None = None,
) -> Iterator[Listed]:
    """Every position that answers to all that is asked, in the order of the register, with what it repeats.

    After what a group says come rows for its members, if they are asked for and it is no repetition.
    """
    repeated = _repeated(register)
    wanted = None if actor is None else {row.id for row in register.positions(actor=actor)}
    for row in register.positions(issue=issue, stance=stance):
        again = repeated.get(row.id)
        if wanted is None or row.id in wanted:
            yield Listed(row, row.actor, None, again)
        for member in () if again else members(row, groups):
            if actor in (None, member.code):
                yield Listed(row, (member.code,), member.via)


def _holders(row: PositionRow, groups: Groups | None) -> Iterator[Held]:
    for actor, directness in holders(row):
        yield Held(row, actor, directness)
    for member in members(row, groups):
        yield Held(row, member.code, "member", member.via)


def _links(register: Register) -> dict[str, str]:
    """The statements that say again what another one says, with that one."""
    return {row.id: row.of for row in register.duplicates() if row.kind == "statement"}


def _again(found: Iterable[Held], leader_of: dict[str, str]) -> dict[int, str]:
    """Which of these, by number, say again what one before them says, with the id of its position.

    Those that others repeat come before those that repeat them, and the more direct before the less.
    """
    if not leader_of:
        return {}

    def place(item: tuple[int, Held]) -> tuple[bool, int, int]:
        number, one = item
        return one.row.statement_id in leader_of, ORDER.index(one.directness), number

    first: dict[tuple[str, ...], tuple[str, str]] = {}
    again = {}
    for number, one in sorted(enumerate(found), key=place):
        statement = one.row.statement_id
        key = (leader_of.get(statement, statement), one.actor, one.via or "", one.row.issue, one.row.stance)
        said, position = first.setdefault(key, (statement, one.row.id))
        if said != statement:
            again[number] = position
    return again


def _repeated(register: Register) -> dict[str, str]:
    """The positions that say again, for every actor they have, what another one says, with that one."""
    found = [one for row in register.positions() for one in _holders(row, None)]
    again = _again(found, _links(register))
    new = {one.row.id for number, one in enumerate(found) if number not in again}
    return {found[number].row.id: of for number, of in again.items() if found[number].row.id not in new}
