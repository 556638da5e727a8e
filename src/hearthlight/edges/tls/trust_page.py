"""The trust page: one small plain listener that hands out the house's authority, and answers nothing else."""

import http.server
import threading

from hearthlight.edges.tls.desk import Desk, Sheet

# Nothing on this page comes from elsewhere, and nothing on it runs.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SLOW_AFTER_SECONDS = 10


def open_desk(desk: Desk, host: str, port: int) -> http.server.ThreadingHTTPServer:
    """Hand out the sheets of `desk` on a thread of its own until this process ends."""

    class Clerk(_Clerk):
        sheets = desk.sheets

    server = http.server.ThreadingHTTPServer((host, port), Clerk)
    threading.Thread(target=server.serve_forever, name="trust page", daemon=True).start()
    return server


class _Clerk(http.server.BaseHTTPRequestHandler):
    sheets: dict[str, Sheet]
    timeout = SLOW_AFTER_SECONDS

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        sheet = self.sheets.get(self.path)
        if sheet is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", sheet.kind)
        self.send_header("Content-Length", str(len(sheet.body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if with_body:
            self.wfile.write(sheet.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
        """Say nothing: who asks for trust is nobody's business."""

    def version_string(self) -> str:
        """Tell nobody which Python answers."""
        return "hearth"
