"""The sentences that units wrote in one part, to choose from; and the kept ones beside what the unit says now."""

import hashlib
from dataclasses import dataclass

from django.core.paginator import Paginator

from emulation.search.text import clean_query, fold
from emulation.units.models import Cluster, ClusterMember
from reports.periodic.models import Passage, Report
from reports.periodic.submitted import words_that_count
from reports.synthesis.splitting import sentences_of

PAGE = 40


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A sentence of a unit. `key` names it in a form; `kept` is the Quote made of it, or None."""

    key: str
    report: Report
    passage: int
    number: int
    text: str
    kept: object = None

    @property
    def unit(self):
        return self.report.unit


@dataclass(frozen=True)
class Kept:
    """A Quote and what became of its source: `changed` says so in words, "" while the unit still says the same."""

    quote: object
    changed: str


class Picker:
    """The sentences of the part `key`, narrowed by unit (`don-vi`), cluster (`cum`) and words (`q`) of the address."""

    def __init__(self, synthesis, key, asked):
        self.synthesis, self.key = synthesis, key
        self.words, self.unit, self.cluster = clean_query(asked.get("q", "")), asked.get("don-vi", ""), asked.get("cum", "")
        self._quotes = list(synthesis.quotes.filter(part=key).select_related("unit", "report", "passage"))
        self._reports = {report.pk: report for report in reports_of(synthesis)}
        self._words = words_that_count(self._reports)
        self.offers = self._offers()

    @property
    def kept(self):
        """The Kepts of the part in their order."""
        return [Kept(quote, changed_words(quote, self._words)) for quote in self._quotes]

    @property
    def units(self):
        """The units that have words in this part, for the choice."""
        return [report.unit for pk, report in self._reports.items() if pk in self._words and self._words[pk][1].get(self.key, "").strip()]

    @property
    def clusters(self):
        return Cluster.objects.filter(authority=self.synthesis.authority_id, year=self.synthesis.year)

    def page(self, number):
        """Return the page of offers that pass the choice."""
        return Paginator(list(self._chosen()), PAGE).get_page(number)

    def _offers(self):
        passages, kept = self._passages(), {(quote.passage_id, fold(quote.original)): quote for quote in self._quotes}
        found = []
        for pk, report in self._reports.items():
            number, texts = self._words.get(pk, (0, {}))
            passage, drafted = passages.get(pk, (None, ""))
            if passage is None:
                continue
            for sentence in dict.fromkeys(sentences_of(texts.get(self.key, ""))):
                quote = kept.get((passage, fold(sentence)))
                if quote or sentence not in drafted:  # what the system wrote from the figures is no word of the unit
                    found.append(Offer(key=_key(passage, sentence), report=report, passage=passage, number=number, text=sentence, kept=quote))
        return found

    def _passages(self):
        rows = Passage.objects.filter(report__in=self._reports, key=self.key).values_list("report", "pk", "drafted")
        return {report: (pk, drafted) for report, pk, drafted in rows}

    def _chosen(self):
        members = self._members()
        for offer in self.offers:
            if self.unit and str(offer.unit.pk) != self.unit:
                continue
            if members is not None and offer.unit.pk not in members:
                continue
            if self.words and self.words not in fold(f"{offer.unit.name} {offer.text}"):
                continue
            yield offer

    def _members(self):
        """The ids of the units of the cluster chosen, None where none is."""
        if not self.cluster.isdecimal() or len(self.cluster) > 9:
            return None
        return set(ClusterMember.objects.filter(cluster=self.cluster).values_list("unit", flat=True))


def reports_of(synthesis):
    """Return the QuerySet of the units' reports that the synthesis may draw on, in the order of the units."""
    found = Report.objects.of(synthesis.authority_id, synthesis.span).filter(of_cluster=False, obligation__sent_on__isnull=False)
    return found.select_related("unit__kind").order_by("unit__kind__order", "unit__sort_key", "pk")


def kept_by_part(synthesis):
    """Return {key of the part: [Kept]} of a draft; three queries."""
    quotes = list(synthesis.quotes.select_related("unit", "report", "passage"))
    words, found = words_that_count({quote.report_id for quote in quotes}), {}
    for quote in quotes:
        found.setdefault(quote.part, []).append(Kept(quote, changed_words(quote, words)))
    return found


def changed_words(quote, words):
    """Return what to tell the office about the source of a kept sentence: taken back, or written anew since; "" where it stands."""
    if quote.report_id not in words:
        return "Đơn vị đã thu hồi báo cáo có câu này"
    number, texts = words[quote.report_id]
    if fold(quote.original) in fold(texts.get(quote.passage.key, "")):
        return ""
    return f"Đơn vị đã sửa đoạn này ở bản {number}"


def _key(passage, sentence):
    return f"{passage}-{hashlib.sha256(fold(sentence).encode()).hexdigest()[:12]}"
