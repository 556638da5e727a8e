"""Rendering a part of a page once: for what is the same on every page, in one language, for given keys."""

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()


class OnceNode(Node):
    """Keeps what its body rendered to, for each language and each value of its keys."""

    def __init__(self, body: NodeList, keys: list[FilterExpression]) -> None:
        self.body, self.keys = body, keys
        self.kept: dict[tuple[object, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        key = (get_language(), *(expression.resolve(context) for expression in self.keys))
        found = self.kept.get(key)
        if found is None:
            # Only our own few values come as keys, so what is kept stays small.
            found = self.kept[key] = mark_safe(self.body.render(context))  # noqa: S308 - The body escaped itself.
        return found


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """Keep the body up to `endonce`. It may depend on the language and on the keys given, and on nothing else."""
    keys = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    body = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(body, keys)
