"""Names of other things in a watchlist: each @id, #cue, class, group and part_of must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from agents.flag.telling import Faults, close
from agents.flag.watchlist import KINDS, Entity, Name, Watchlist, in_class
from agents.lined import Place
from agents.rules.tree import Atom, atoms


def check_references(watchlist: Watchlist, faults: Faults) -> Watchlist:
    """Tell every reference to what is not there; what is disabled is let go, with a warning in rules."""
    known = _Known(watchlist)
    for place, what, atom in _references(watchlist, known):
        missing, fix = known.missing(atom)
        if atom.value in watchlist.disabled:
            faults.warn(place, f"{what}: {missing} is disabled, and is never found")
        else:
            faults.tell(place, f"{what}: {missing} is not in the watchlist", fix)
    for rule in watchlist.rules.values():
        for escalation in rule.policy.escalate:
            if escalation.cue and escalation.cue not in watchlist.cues:
                fix = close(escalation.cue, watchlist.cues)
                faults.tell(
                    (rule.file, rule.line),
                    f"rule `{rule.id}`: #{escalation.cue} of `escalate` is not in the watchlist",
                    fix,
                )
    entities = {id: _placed(entity, watchlist, faults) for id, entity in watchlist.entities.items()}
    _refuse_rings(entities, faults)
    return msgspec.structs.replace(watchlist, entities=entities)


def _references(watchlist: Watchlist, known: _Known) -> Iterator[tuple[Place, str, Atom]]:
    """The references to what is not there."""
    for rule in watchlist.rules.values():
        place, what = (rule.file, rule.line), f"rule `{rule.id}`"
        yield from ((place, what, atom) for atom in atoms(rule.when) if not known.there(atom))
        for unless in rule.unless:
            told = (atom for atom in (*unless.atoms, *unless.of) if not known.there(atom))
            yield from ((place, f"{what}: `unless`", atom) for atom in told)
    for entity in watchlist.entities.values():
        everything: tuple[Entity | Name, ...] = (entity, *entity.names)
        for thing in [one for one in everything if one.require is not None or one.forbid is not None]:
            for key, context in (("require", thing.require), ("forbid", thing.forbid)):
                of = f" of {thing.text!r}" if isinstance(thing, Name) else ""
                for atom in context.words if context else ():
                    if not known.there(atom):
                        yield (thing.file, thing.line), f"entity `{entity.id}`: `{key}`{of}", atom


def _placed(entity: Entity, watchlist: Watchlist, faults: Faults) -> Entity:
    """The entity with those of its wholes that are not disabled."""
    place = entity.file, entity.line
    for whole in entity.part_of:
        if whole not in watchlist.entities and whole not in watchlist.disabled:
            what = f"entity `{entity.id}`: part_of `{whole}` is not in the watchlist"
            faults.tell(place, what, close(whole, watchlist.entities))
    for name in [name for name in entity.names if name.shared]:
        for other in name.shared:
            if other not in watchlist.entities and other not in watchlist.disabled:
                what = f"entity `{entity.id}`: {name.text!r} is shared with `{other}`, which is not in the watchlist"
                faults.tell((name.file, name.line), what, close(other, watchlist.entities))
    if not entity.part_of:
        return entity
    return msgspec.structs.replace(entity, part_of=tuple(id for id in entity.part_of if id in watchlist.entities))


def _refuse_rings(entities: dict[str, Entity], faults: Faults) -> None:
    """A thing that is a part of itself."""
    for id, entity in entities.items():
        if not entity.part_of:
            continue
        seen: set[str] = set()
        waiting: Iterable[str] = entity.part_of
        while waiting:
            seen |= set(waiting)
            waiting = {whole for part in waiting if part in entities for whole in entities[part].part_of} - seen
        if id in seen:
            faults.tell((entity.file, entity.line), f"entity `{id}` is a part of itself, by way of part_of")


class _Known:
    """What atoms can name."""

    def __init__(self, watchlist: Watchlist) -> None:
        entities = watchlist.entities.values()
        self.ids = {"entity": set(watchlist.entities), "cue": set(watchlist.cues), "kind": set(KINDS)}
        self.ids["group"] = {group for entity in entities for group in entity.groups}
        self.ids["class"] = {entity.cls for entity in entities if entity.cls}
        self.classes: dict[str, bool] = {}

    def missing(self, atom: Atom) -> tuple[str, str]:
        """How an atom that leads nowhere is written, and what may be meant."""
        mark = {"entity": "@", "cue": "#"}.get(atom.kind, f"@{atom.kind}:")
        meant = close(atom.value, self.ids[atom.kind])
        if not meant and atom.kind in {"entity", "cue"}:
            other = "cue" if atom.kind == "entity" else "entity"
            if atom.value in self.ids[other]:
                meant = f"did you mean {'#' if other == 'cue' else '@'}{atom.value}?"
        return mark + atom.value, meant

    def there(self, atom: Atom) -> bool:
        """Whether what an atom names is there; words, languages and sources always are."""
        if atom.kind != "class":
            return atom.kind not in self.ids or atom.value in self.ids[atom.kind]
        if atom.value not in self.classes:
            self.classes[atom.value] = any(in_class(cls, atom.value) for cls in self.ids["class"])
        return self.classes[atom.value]
