"""Filters that write days, moments, numbers and sizes in Vietnamese. Nothing (None, "") stays nothing."""

import functools

from django import template

from emulation.formats import words

register = template.Library()


def _shown(function):
    @functools.wraps(function)  # Django counts the arguments of a filter on the wrapped function
    def of_value(value, *args):
        return "" if value is None or value == "" else function(value, *args)

    return of_value


register.filter("vn_day", _shown(words.day_words))
register.filter("vn_short_day", _shown(words.short_day_words))
register.filter("weekday", _shown(words.weekday_words))
register.filter("vn_moment", _shown(words.moment_words))
register.filter("vn_number", _shown(words.number_words))
register.filter("vn_size", _shown(words.size_words))
register.filter("ago", _shown(words.ago_words))
register.filter("percent", _shown(words.percent))
