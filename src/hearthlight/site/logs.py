"""What may stand in a log: our own fixed words, never a path, a name, an address or anything somebody typed."""

import logging


class WithoutWords(logging.Filter):
    """Keeps the logger, the level and where something happened; takes out every word that came with a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("hearthlight"):
            return True
        record.msg, record.args = self._place(record), ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True

    @staticmethod
    def _place(record: logging.LogRecord) -> str:
        where = f"{record.module}:{record.lineno}"
        if not record.exc_info or record.exc_info[0] is None:
            return f"something at {where}"
        trace = record.exc_info[2]
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        if trace is not None:
            code = trace.tb_frame.f_code
            where = f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
        return f"{record.exc_info[0].__name__} at {where}"
