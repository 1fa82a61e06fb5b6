"""The pages about awards beside each other."""

from django import template
from django.urls import reverse

register = template.Library()
# What stands beside each other: words, the page, and which permission somebody must hold (any of them) to be shown the way there.
TABS = (
    ("Đề nghị", "awards:proposal-list", ("awards.draft_proposal", "awards.read_proposals")),
    ("Đăng ký thi đua", "awards:registration-list", ("awards.draft_registration", "awards.review_registration", "campaigns.read_all")),
    ("Người, tập thể", "awards:recipient-list", ("awards.draft_proposal", "awards.read_records")),
    ("Sáng kiến", "awards:initiative-list", ("awards.draft_proposal", "awards.read_records")),
    ("Xin ý kiến", "awards:opinion-list", ("awards.give_opinion", "awards.read_proposals")),
    ("Danh mục, quy định", "awards:catalogue-list", ()),
)


@register.inclusion_tag("awards/tabs.html", takes_context=True)
def award_tabs(context):
    """The tabs that the reader may open: (words, address, whether it is this page)."""
    request = context["request"]
    shown = [(words, reverse(page)) for words, page, asked in TABS if not asked or any(request.user.has_perm(name) for name in asked)]
    current = max((url for _, url in shown if request.path.startswith(url)), key=len, default=None)
    return {"tabs": [(words, url, url == current) for words, url in shown]}
