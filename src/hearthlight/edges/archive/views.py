"""The page on which a person takes a copy of everything: sealed, or to read."""

import datetime as dt
import io
import tempfile
from typing import IO

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from hearthlight.edges.archive import contents, readable
from hearthlight.edges.archive.contents import Belongings
from hearthlight.frame.policy import signed_in, visit_of
from hearthlight.rooms.door.forms import Unlock
from hearthlight.rooms.door.views.begin import is_theirs

# Above this a sealed copy waits on the disk until it is sent: in a file without a name, which goes with the answer.
HELD_IN_MEMORY = 8 * 1024 * 1024


@signed_in
def page(request: HttpRequest) -> HttpResponseBase:
    """Say what a copy is, and give one; the copy to read asks for the passphrase first."""
    visit = visit_of(request)
    wanted = request.POST.get("form", "")
    form = Unlock(request.POST if wanted == "readable" else None)
    if wanted == "sealed" or (wanted == "readable" and is_theirs(visit, form)):
        belongings = contents.of(visit.person, visit.mine.mine)
        unread = 0 if request.POST.get("rest") else contents.unread(belongings)
        if not unread:
            return _send(wanted, belongings, visit.today)
        return render(request, "archive/page.html", {"form": Unlock(), "unread": unread})
    return render(request, "archive/page.html", {"form": form})


def _send(wanted: str, belongings: Belongings, today: dt.date) -> FileResponse:
    """Return the file, whole before its first byte goes out; its name says nothing of the house."""
    file, ending = (_sealed(belongings), "sealed") if wanted == "sealed" else (_readable(belongings), "zip")
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"notes-{today}.{ending}", content_type="application/octet-stream"
    )


def _sealed(belongings: Belongings) -> IO[bytes]:
    file = tempfile.SpooledTemporaryFile(max_size=HELD_IN_MEMORY)  # noqa: SIM115  The answer closes it.
    for piece in contents.seal_everything(belongings):
        file.write(piece)
    return file


def _readable(belongings: Belongings) -> IO[bytes]:
    # In the clear, so it lies in memory alone: ten years of words are a few megabytes when packed.
    file = io.BytesIO()
    readable.pack(belongings, file)
    return file
