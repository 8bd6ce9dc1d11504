"""Which records of two plans go on and what each stands below, so that no item is lost or below itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from desktop.plan.merge_parts import OWNERS, Key, Parts

Holders = dict[Key, Key]


def roots(keeper: Parts, base: Parts, remover: Parts) -> Iterator[Key]:
    """Records of the base that one side kept and the other removed, without those below another of them."""
    for key in keeper.holder:
        if key in base.holder and key not in remover.holder:
            above = keeper.holder[key]
            while above in keeper.holder and above not in base.holder and above not in remover.holder:
                above = keeper.holder[above]
            if above in remover.holder or above.kind == "row":
                yield key


def subtree(root: Key, keeper: Parts, remover: Parts) -> list[Key]:
    """The record and all below it that the remover has not put elsewhere, holders first."""
    found = [root]
    for key in found:
        found += (one for one in keeper.rows.get(key, ()) if one not in remover.holder)
    return found


def touched(members: list[Key], base: Parts, keeper: Parts) -> bool:
    """Whether the side that kept these records has changed anything in them or put something below them."""
    for key in members:
        if key not in base.holder or keeper.fields[key] != base.fields[key]:
            return True
        left = tuple(one for one in base.rows.get(key, ()) if keeper.holder.get(one) == key)
        if keeper.rows.get(key, ()) != left:
            return True
    return keeper.holder[members[0]] != base.holder[members[0]]


def without_homeless(alive: Collection[Key]) -> set[Key]:
    """The records that can stand somewhere: items need a section or an annex."""
    housed = any(key.kind in OWNERS for key in alive)
    return {key for key in alive if housed or key.kind != "item"}


def holders(
    alive: Collection[Key], base: Parts, mine: Parts, theirs: Parts, take_theirs: Callable[[Key], bool]
) -> Holders:
    """What each record stands below; `take_theirs` is asked where both put it below different things."""
    return _Holders(alive, base, mine, theirs, take_theirs).found()


class _Holders:
    def __init__(
        self,
        alive: Collection[Key],
        base: Parts,
        mine: Parts,
        theirs: Parts,
        take_theirs: Callable[[Key], bool],
    ) -> None:
        self._alive = alive
        self._base, self._mine, self._theirs = base.holder, mine.holder, theirs.holder
        self._take_theirs = take_theirs
        self._owner = next((key for key in (*mine.holder, *theirs.holder) if self._houses(key)), None)
        self._forced: set[Key] = set()
        self._last: set[Key] = set()

    def found(self) -> Holders:
        theirs = {key: self._from_theirs(key) for key in sorted(self._alive)}
        while True:
            made = {key: self._under(key, side) for key, side in theirs.items()}
            rings = _rings(made)
            if not rings:
                return made
            for ring in rings:
                self._break(ring, theirs)

    def _houses(self, key: Key) -> bool:
        return key.kind in OWNERS and key in self._alive

    def _from_theirs(self, key: Key) -> bool:
        base, mine, theirs = self._base.get(key), self._mine.get(key), self._theirs.get(key)
        if mine is None or theirs is None:
            return mine is None
        if mine == theirs or theirs == base:
            return False
        return mine == base or self._take_theirs(key)

    def _under(self, key: Key, from_theirs: bool) -> Key:
        """The holder that this side wants; where it is gone the nearest thing above that still stands."""
        first, second = (self._theirs, self._mine) if from_theirs else (self._mine, self._theirs)
        if key not in self._last:
            for side in (first, second, self._base):
                above = side.get(key)
                while above is not None:
                    if above in self._alive or key.kind != "item":
                        return above
                    above = side.get(above)
        if self._owner is None:
            raise AssertionError("an item without a section")
        return self._owner

    def _break(self, ring: list[Key], theirs: dict[Key, bool]) -> None:
        """Both sides' moves together have put things below each other: those of one side go on."""
        asked = [key for key in ring if theirs[key] and self._mine.get(key, key) != self._theirs[key]]
        asked = [key for key in asked if key in self._mine and key not in self._forced]
        chosen = [key for key in asked if self._take_theirs(key)]
        if chosen or self._forced.intersection(ring):
            self._forced |= set(ring)
            changed = [key for key in ring if key in self._theirs and not theirs[key]]
            theirs |= dict.fromkeys(changed, True)
        else:
            changed = asked
            theirs |= dict.fromkeys(changed, False)
        if not changed:
            self._last.add(ring[0])


def _rings(holders: Mapping[Key, Key]) -> list[list[Key]]:
    """Every ring of records that stand below each other."""
    rings: list[list[Key]] = []
    seen: set[Key] = set()
    for start in holders:
        path: list[Key] = []
        key = start
        while key in holders and key not in seen:
            seen.add(key)
            path.append(key)
            key = holders[key]
        if key in path:
            rings.append(path[path.index(key) :])
    return rings
