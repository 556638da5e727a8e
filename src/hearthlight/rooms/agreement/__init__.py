"""When I am low: what helps, agreed on a better day, so that nobody needs to find words for it on a low one."""
