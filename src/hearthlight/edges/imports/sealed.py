"""A file that comes with a plain form: a small one stays in memory, a larger one goes to the disk in sealed frames only."""

import io
from collections.abc import Callable
from typing import IO, Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers
from django.http.response import HttpResponseBase

from hearthlight.edges.imports import held, reader, spool
from hearthlight.edges.imports.formats import diary
from hearthlight.edges.imports.generic.table import LARGEST_BYTES
from hearthlight.edges.imports.parcel import NotReadable
from hearthlight.frame.policy import visit_of

type View = Callable[..., HttpResponseBase]


def takes_large_files(view: View) -> View:
    """A page whose form may bring a file larger than memory is for; only to somebody who is signed in."""
    view.takes_large_files = True  # type: ignore[attr-defined]
    return view


class Sealed(UploadedFile):  # type: ignore[type-arg]
    """A large file in sealed frames, gone with its request unless it is kept. It is whole unless there was no room."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name, size=0)
        self.length = 0
        self.is_whole = True
        self._place, self._key = spool.new()
        self._waiting = bytearray()
        self._is_kept = False

    def add(self, piece: bytes) -> None:
        """Take what comes next."""
        self.length += len(piece)
        if self.is_whole:
            self._waiting += piece
        while len(self._waiting) >= spool.FRAME:
            self._seal()

    def end(self) -> None:
        """Take what is left."""
        if self._waiting:
            self._seal()
        self.size = self.length

    def is_export(self) -> bool:
        """Return whether this is an export of an app or watch."""
        try:
            parcel = held.of_frames(self._place, self._key, self.length, str(self.name or ""))
        except NotReadable:
            return False
        try:
            form = reader.recognise(parcel)
        finally:
            parcel.close()
        return form is not None and form.name != diary.NAME

    def keep(self) -> tuple[str, bytes]:
        """Leave the frames where they are; return their name and key."""
        self._is_kept = True
        return self._place, self._key

    def close(self) -> None:
        """Let the frames go, unless they are kept."""
        if not self._is_kept:
            spool.remove(self._place)

    def _seal(self) -> None:
        piece, at = bytes(self._waiting[: spool.FRAME]), self.length - len(self._waiting)
        del self._waiting[: spool.FRAME]
        try:
            spool.append(self._place, self._key, at=at, piece=piece)
        except (OSError, spool.OutOfPlace):
            self.is_whole = False
            self._waiting.clear()
            spool.remove(self._place)


class IntoFrames(FileUploadHandler):
    """Django's way in for the one file of a page that takes large files; any other page leaves it to the next handler."""

    def handle_raw_input(self, input_data: IO[bytes], META: dict[str, str], *_: Any, **__: Any) -> None:  # noqa: N803
        """Look once, before anything is read, whether this page takes large files from whoever asks."""
        page = self.request.resolver_match if self.request else None
        wants = page is not None and getattr(page.func, "takes_large_files", False)
        self._is_open = bool(wants and self.request and visit_of(self.request).signed_in)
        self._small = bytearray()
        self._large: Sealed | None = None
        self._files = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file; the form asks for one, and another goes by unread."""
        super().new_file(*args, **kwargs)
        self._files += 1
        if self._is_open:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep one more piece, in memory as long as the file is small."""
        if not self._is_open:
            return raw_data
        if self._files > 1:
            return None
        if self._large is None:
            self._small += raw_data
            if len(self._small) > LARGEST_BYTES:
                # Django closes what stands under `file` when the form breaks off.
                self._large = self.file = Sealed(self.file_name or "")
                self._large.add(bytes(self._small))
                self._small.clear()
        else:
            self._large.add(raw_data)
        return None

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """Return the file, once it is here."""
        if not self._is_open or self._files > 1:
            return None
        if self._large is not None:
            self._large.end()
            return self._large
        small = io.BytesIO(bytes(self._small))
        return InMemoryUploadedFile(small, self.field_name, self.file_name or "", self.content_type, file_size, None)

    def upload_interrupted(self) -> None:
        """Let go of what came before the way in broke off."""
        if self._large is not None:
            self._large.close()
