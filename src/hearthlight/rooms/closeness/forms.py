"""What may be answered and wished, and the sheet it becomes: known items and words alone."""

from collections.abc import Mapping

from django.http import QueryDict

from hearthlight.acts import answers
from hearthlight.acts.menu import Group
from hearthlight.frame.visit import Visit


def answered(sent: QueryDict, visit: Visit, group: Group) -> dict[str, str]:
    """Return the sheet with what this form answers; an item it leaves out stays as it was."""
    sheet = sheet_of(visit, "answers")
    for item in group.items:
        if (answer := sent.get(item.id, "")) in answers.ANSWERS:
            sheet[item.id] = answers.told(answer, visit.today)
    return sheet


def wished(sent: QueryDict, visit: Visit) -> dict[str, str]:
    """Return the sheet of wishes: those ticked, each from now on; a wish that still lasts keeps its hour."""
    before, lasting = sheet_of(visit, "wishes"), answers.wished(sheet_of(visit, "wishes"), visit.now)
    ticked = [wish for wish in answers.WISHES if wish in sent.getlist("wish")]
    return {wish: before[wish] if wish in lasting else visit.now.isoformat() for wish in ticked}


def sheet_of(visit: Visit, name: str) -> dict[str, str]:
    """Return what stands on one of this person's sheets."""
    kept = visit.recent_mine.settled(name, 0)
    return dict(kept) if isinstance(kept, Mapping) else {}
