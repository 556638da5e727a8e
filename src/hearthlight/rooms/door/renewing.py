"""A new key: what this person keeps is sealed afresh, and nothing that opened it before opens it now."""

from django.db import transaction
from django.http import HttpRequest

from hearthlight.frame.policy import visit_of
from hearthlight.frame.visit import Visit, gather
from hearthlight.journal import homes, locks, rekey, write
from hearthlight.people import couples, pairing, passkeys, phones
from hearthlight.rooms.door import accounts


@transaction.atomic
def new_key(request: HttpRequest, *, passphrase: str) -> Visit:
    """Make a new key and open this phone with it; other phones, passkeys and the kit open nothing from now on."""
    visit = visit_of(request)
    person = couples.hold(visit.person)
    key = rekey.rekey(visit.mine, gather(person, visit.mine.mine))
    person.public = key.public
    couples.renew(person, key.ours)
    locks.set_passphrase(visit.mine.id, key.mine, passphrase)
    passkeys.remove_all(person)
    pairing.forget(person)
    phones.sign_out_others(person, visit.phone_id)
    fresh = homes.open_personal(visit.mine.id, key.mine)
    for name in ("kit", "passkeys"):
        write.unsettle(fresh, name)
    return accounts.open_for(request, person, key.mine, tried_as=person.id.hex())
