"""What a plan still lacks before it can be submitted: one list, shown on the check page and enforced by the guard."""

from django.db.models import Q

from campaigns.plans.models import Plan


def unfinished_rows(plan):
    """Return how many rows of the plan lack a level, a day or a person: worth a look before it goes up, no reason to refuse it."""
    return plan.rows.filter(Q(level__isnull=True) | Q(due__isnull=True) | Q(person="")).count()


def missing(plan):
    """Return the sentences of what stands against submitting the plan; [] means ready."""
    found = []
    if not plan.rows.exists():
        found.append("Nhập ít nhất một dòng nội dung thi đua")
    if plan.form == Plan.Form.SCANNED:
        if not plan.scan_id:
            found.append("Chọn tệp kế hoạch đã ký")
        if not (plan.paper_reference and plan.paper_day):
            found.append("Nhập số, ký hiệu và ngày của kế hoạch đã ký")
    elif not plan.aims:
        found.append("Nhập mục đích, yêu cầu của kế hoạch")
    return found
