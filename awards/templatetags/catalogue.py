"""Words of the catalogue in templates."""

from django import template

from awards.catalogue.wording import criterion_words

register = template.Library()
register.filter("asked", criterion_words)
