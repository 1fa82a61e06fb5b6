"""The models of every room of `reports`, gathered for Django: one app, one migration history."""

from reports.inquiries.models import Inquiry
from reports.periodic.models import Entry, Passage, Report, ReportComment, ReportFile, ReportVersion
from reports.synthesis.models import Figure, GapClause, Quote, Synthesis, SynthesisPart

__all__ = [
    "Entry",
    "Figure",
    "GapClause",
    "Inquiry",
    "Passage",
    "Quote",
    "Report",
    "ReportComment",
    "ReportFile",
    "ReportVersion",
    "Synthesis",
    "SynthesisPart",
]
