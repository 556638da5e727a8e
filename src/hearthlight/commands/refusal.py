"""How a command says no: one kind line, and no trace."""


class Refused(Exception):
    """Something the house will not do now; the text says why and how to go on."""
