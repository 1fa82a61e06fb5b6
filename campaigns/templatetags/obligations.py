"""Pieces of other pages that show what is owed."""

from django import template

from campaigns.obligations.desk_tabs import tabs
from campaigns.obligations.tables import owed_under
from emulation import clock

register = template.Library()


@register.inclusion_tag("campaigns/obligations/owed.html", takes_context=True, name="owed_under")
def owed_under_directive(context, directive):
    """Draw "Việc giao cho đơn vị": what the viewer's units owe under `directive`; nothing where they owe nothing."""
    return {"owed": owed_under(directive, context["user"]), "today": clock.today()}


@register.filter
def due_on(obligation, day):
    """Return the day that `obligation` has to be kept by, as things stand on `day`."""
    return obligation.due_now(day)


@register.filter
def waived_on(obligation, day):
    """Tell whether `obligation` is waived on `day`."""
    return obligation.waiver(day) is not None


@register.inclusion_tag("campaigns/obligations/due_of.html")
def due_of(obligation, day):
    """Say how `obligation` stands against its deadline on `day`, in words; while it is mended by a set day, against that one."""
    keep = obligation.due_now(day)
    done = obligation.settled_on if keep == obligation.deadline(day) else None
    return {"waived": obligation.waiver(day), "keep": keep, "done": done, "day": day}


@register.inclusion_tag("campaigns/obligations/desk_tabs.html", takes_context=True)
def desk_tabs(context, current):
    """Draw the desks of the viewer's standing office with what waits on each; `current` is the name of the address of the one at hand."""
    return {"tabs": _tabs(context), "current": current}


@register.inclusion_tag("campaigns/obligations/desk_empty.html", takes_context=True)
def desk_empty(context, current, **empty):
    """Draw an empty desk: what waits on the others, as links; where nothing does, the empty state of `title`, `text`, `url`, `verb`."""
    others = [(tab, count) for tab, count in _tabs(context) if count and tab.name != current]
    return empty | {"others": others}


def _tabs(context):
    """Return the tabs with their counts, asked of the database once a page."""
    kept = context.render_context
    if kept.get(_tabs) is None:
        kept[_tabs] = tabs(context["user"])
    return kept[_tabs]
