"""A remark of the office on one place of a submitted paper: its own note until the return sends it, then a thing to fix.

The rooms of plans and reports keep theirs in models of their own, which say what a place is; what happens to a remark is the same.
"""

from hashlib import blake2s

from django.conf import settings
from django.db import models
from django.db.models import Q

from emulation.workflow.flows import Conflict, Refused
from emulation.workflow.models import Trace
from emulation.workflow.steps import act


class RemarkQuerySet(models.QuerySet):
    def unsent(self):
        return self.filter(sent_at__isnull=True)


class Remark(models.Model):
    """`number` is the version that it is about; `quote` keeps the place as it read there, because the place itself goes on changing."""

    number = models.PositiveSmallIntegerField("Nhận xét trên bản")
    quote = models.TextField("Nguyên văn dòng", blank=True)
    text = models.TextField("Nhận xét")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("Lúc")
    # Until the paper is returned the remark is the office's own note.
    sent_at = models.DateTimeField("Gửi đơn vị lúc", null=True, blank=True)
    fixed_at = models.DateTimeField("Đơn vị báo đã sửa lúc", null=True, blank=True)
    fixed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField("Đơn vị trả lời", max_length=600, blank=True)

    class Meta:
        abstract = True
        ordering = ["number", "pk"]

    def __str__(self):
        return self.text[:80]

    @property
    def mark(self):
        """The mark of what the unit says about it, see `mark_of`."""
        return mark_of(self.fixed_at is not None, self.answer)


FIXED_ONCE_SENT = Q(fixed_at__isnull=True, fixed_by__isnull=True) | Q(fixed_at__isnull=False, fixed_by__isnull=False, sent_at__isnull=False)
_ALREADY_SENT = "Nhận xét này đã gửi đơn vị nên không đổi được nữa."


class Answered(Conflict):
    """Somebody else answered `remarks` since the page was shown; they are as saved."""

    def __init__(self, remarks):
        super().__init__(" ".join(_answered_words(remark) for remark in remarks))
        self.remarks = remarks


def _answered_words(remark):
    who = f"{remark.fixed_by.full_name} đã đánh dấu sửa xong" if remark.fixed_by else "Người khác trong đơn vị đã đổi câu trả lời"
    said = f", trả lời “{remark.answer}”" if remark.answer else ""
    return f"Nhận xét “{str(remark).rstrip('.')}”: {who}{said} trong lúc trang này đang mở nên phần vừa nhập ở đó chưa được lưu. Xem lại rồi lưu."


def mark_of(fixed, answer):
    """Return a short mark of what is said about a remark: two equal marks, the same said."""
    return blake2s(f"{bool(fixed)}\n{answer}".encode(), digest_size=8).hexdigest()


def count_words(count):
    """Return how many things are to be fixed, in words."""
    return f"{count} chỗ cần sửa"


def letter(office, note, remarks, place_words):
    """Return the words of a return: who sends it back, the reason, and every remark with its place (`place_words(remark)`)."""
    lines = [f"{place_words(remark)}: {remark.text}" for remark in remarks]
    return "\n".join([f"{office} trả lại để bổ sung. {note}", *lines]) if lines else note


class Remarks:
    """The verbs on the remarks of one kind of paper.

    `model` is their Remark and `paper` the name of its foreign key; `noun` what the paper is called ("kế hoạch"). The office writes with
    the permission `review` while the paper stands in the state `waits`; the unit answers with `draft` while it is one of `editable`.
    `returns` are the steps that send a paper back.
    """

    def __init__(self, model, paper, *, noun, review, draft, waits, editable, returns):
        self.model, self.paper, self.noun = model, paper, noun
        self.review, self.draft, self.waits, self.editable, self.returns = review, draft, waits, editable, returns

    def guard_waiting(self, record, by):
        """Lock the paper, so that no remark slips in while it is being returned; in the transaction of the verb.

        Raises Refused without the right, and when the paper does not wait any more.
        """
        state = type(record).objects.select_for_update().values_list("state", flat=True).get(pk=record.pk)
        if not by.has_perm(self.review, record):
            raise Refused(f"Chỉ Cơ quan Thường trực nhận xét {self.noun}.")
        if state != self.waits:
            name = self.noun.capitalize()
            raise Refused(f"{name} không còn chờ thẩm định nên không nhận xét được. Tải lại trang để xem bản mới.")

    def add(self, record, *, by, now, text, quote="", **place):
        """Write a remark on the newest version of `record`, after `guard_waiting`; returns it.

        Nobody else is told and nothing stands in the history of the paper before it is sent.
        """
        number = record.versions.count()
        return self.model.objects.create(**{self.paper: record}, number=number, quote=quote, text=text, author=by, at=now, **place)

    @act
    def rewrite(self, remark, *, by, now, text):
        """Change the words of a remark that was not sent yet; who changed it last is its author."""
        self.guard_waiting(getattr(remark, self.paper), by)
        changes = {"text": text, "author": by, "at": now}
        if not self.model.objects.unsent().filter(pk=remark.pk).update(**changes):
            raise Refused(_ALREADY_SENT)
        for field, value in changes.items():
            setattr(remark, field, value)

    @act
    def drop(self, remark, *, by):
        """Take away a remark that was not sent yet."""
        self.guard_waiting(getattr(remark, self.paper), by)
        if not self.model.objects.unsent().filter(pk=remark.pk).delete()[0]:
            raise Refused(_ALREADY_SENT)

    def send(self, record, *, now):
        """Send every remark that waits, at the moment of the return; returns them. In the caller's transaction, with the paper locked."""
        waiting = list(self.model.objects.unsent().filter(**{self.paper: record}))
        self.model.objects.filter(pk__in=[remark.pk for remark in waiting]).update(sent_at=now)
        return waiting

    @act
    def answer(self, record, answers, *, by, now, shown=None):
        """Note what the unit says about the things to fix: `answers` is {remark: (fixed, answer)}.

        Who ticked it first, and when, stays. `shown` is {remark: the mark of what the page showed} (see `mark_of`): what somebody else
        answered since is not written over. Raises Refused without the right or while the paper is not the unit's to change, Answered
        where somebody was faster.
        """
        if record.state not in self.editable or not by.has_perm(self.draft, record):
            raise Refused(f"Chỉ người của đơn vị đánh dấu đã sửa, khi {self.noun} đang ở đơn vị.")
        for remark in answers:
            if remark.sent_at is None or getattr(remark, f"{self.paper}_id") != record.pk:
                raise Refused(f"Nhận xét này không thuộc {self.noun} đang sửa.")
        # The lock makes a second answer wait for the first, then see it.
        saved = self.model.objects.select_for_update(of=("self",)).select_related("fixed_by").in_bulk([remark.pk for remark in answers])
        if lost := [saved[remark.pk] for remark in answers if (shown or {}).get(remark, "") not in ("", saved[remark.pk].mark)]:
            raise Answered(lost)
        for remark, (fixed, answer) in answers.items():
            there = saved[remark.pk]
            ticked = (there.fixed_at or now, there.fixed_by or by) if fixed else (None, None)
            self.model.objects.filter(pk=remark.pk).update(fixed_at=ticked[0], fixed_by=ticked[1], answer=answer)

    def asked(self, record, last_return=None):
        """Return the remarks that the newest return sent, with their people; [] where there were none. `last_return` is its trace, if known."""
        last = last_return or Trace.objects.of(record).filter(step__in=self.returns).first()
        if last is None:
            return []
        return list(self.model.objects.filter(**{self.paper: record}, sent_at=last.at).select_related("author", "fixed_by"))

    def asked_by_paper(self, records, returns):
        """Return {id: the remarks of the last return} for `records` fetched through their own door; one query, none without records.

        `returns` is {id: trace of the last return}.
        """
        found = {}
        sent = self.model.objects.filter(**{f"{self.paper}__in": records}, sent_at__isnull=False) if records else ()
        for remark in sent:
            key = getattr(remark, f"{self.paper}_id")
            if returns[key].at == remark.sent_at:
                found.setdefault(key, []).append(remark)
        return found
