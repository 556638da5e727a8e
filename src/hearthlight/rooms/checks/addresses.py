"""What an address of the checks may hold in its gaps."""

from django.urls.converters import StringConverter


class Check(StringConverter):
    """The checks a page asks; any other name is no address."""

    regex = "phq-9|phq-8|phq-2|gad-7|gad-2|who-5"
