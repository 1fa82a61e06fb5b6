"""Loads what was given from 2018 to 2022: chains of titles with and without gaps, certificates, grades, initiatives, some disciplines."""

import datetime as dt

from awards.catalogue.models import AwardType
from awards.catalogue.states import AwardKind, Grade, Scope
from awards.demo.data import read
from awards.records.models import AwardRecord, GradeRecord, Initiative, Restriction
from awards.records.states import Leadership, RestrictionKind
from emulation.search.text import fold
from reports.demo.figures import dice, pick


def load_history(loaded, units, now):
    """Write the awards of everybody in `loaded` (see `recipients`) for `units` (a list of Unit) in bulk; as many lines as the file says."""
    writer = _Writer(loaded, now)
    for unit in units:
        writer.unit = unit
        for number, person in enumerate(loaded.staff[unit.pk]):
            writer.person(person, number)
        for number, team in enumerate(loaded.teams[unit.pk]):
            writer.team(team, number)
    writer.store()
    _restrict(loaded, {unit.code: unit for unit in units})


class _Writer:
    """Gathers the rows of everybody, so that each table is written once."""

    def __init__(self, loaded, now):
        self.data, self.now, self.unit = read("history"), now, None
        self.awards = {award.code: award for award in AwardType.objects.filter(code__in=self.data["awards"])}
        self.places = {where.recipient_id: where for where in loaded.places}
        self.records, self.spare, self.grades, self.initiatives = [], [], [], []

    def person(self, person, number):
        """One person's five years, by how lucky the dice let them be."""
        luck = self._luck(person, number)
        local = self._title_years(luck, person, number)
        titled = local | {year for year in self.data["years"] if luck in ("star", "good") and (luck == "star" or year != 2018 + number % 5)}
        for year in sorted(titled):
            self._give(person, "LDTT", year)
        for year in sorted(local):
            self._give(person, "CSTDCS", year)
            self._invent(person, year, number)
        if {2020, 2021, 2022} <= local and number % 2 == 0:
            self._give(person, "CSTDT", 2022)
        if luck == "star" and number % 3 == 0:
            self._give(person, "BK_TINH", 2020 + number % 2, since=2019 + number % 2)
        if dice(self.unit.code, number, "certificate") < 0.2:
            self._give(person, "GK_HUYEN", 2018 + number % 5, kind=AwardKind.MOVEMENT if number % 2 else AwardKind.MERIT)
        if luck == "fair":
            spare = [year for year in self.data["years"] if year not in titled]
            self.spare += [(dice(self.unit.code, number, year), self._record(person, "LDTT", year)) for year in spare]
        self._grade(person, number, titled, local)

    def _luck(self, person, number):
        drawn, below = dice(self.unit.code, number, "luck"), 0
        for name, share in self.data["lucks"].items():
            below += share
            if drawn < below:
                return name
        return ""

    def _title_years(self, luck, person, number):
        """The years as a Chiến sĩ thi đua: chains for the stars, one in four with a gap in 2020 or 2021; single years for the good ones."""
        if luck == "star":
            first, gap = 2018 + number % 3, (2020 + number % 2) if number % 4 == 0 else None
            return {year for year in self.data["years"] if year >= first and year != gap}
        return {2018 + (number + shift) % 5 for shift in range(number % 2)} if luck == "good" else set()

    def team(self, team, number):
        """Titles of a team or of the whole unit."""
        for year in self.data["years"]:
            reached = dice(self.unit.code, "team", number, year)
            if reached < 0.45:
                self._give(team, "TTLDTT", year)
            if reached < 0.06:
                self._give(team, "TTLDXS", year)
            self.grades.append(self._graded(team, year, Grade.EXCELLENT if reached < 0.3 else Grade.GOOD))
        if dice(self.unit.code, "team", number, "certificate") < 0.12:
            self._give(team, "BK_TINH", 2021, since=2020)

    def _give(self, recipient, code, year, **more):
        self.records.append(self._record(recipient, code, year, **more))

    def _record(self, recipient, code, year, *, since=None, kind=AwardKind.MERIT):
        spec, where = self.data["awards"][code], self.places[recipient.pk]
        words = pick(self.data["achievements"].get(code, [""]), recipient.pk, year)
        achieved = words.format(year=year, before=year - 1)
        return AwardRecord(
            recipient=recipient,
            award=self.awards[code],
            kind=kind,
            year=year,
            unit=self.unit,
            position=where.position,
            leadership=where.leadership or Leadership.NONE,
            direct_worker=where.direct_worker,
            achieved_from=dt.date(since or year, 1, 1),
            achieved_to=dt.date(year, 12, 31),
            achievement=f"{achieved} {self.data['mark']}" if achieved else "",
            decision_number=f"{spec['number'] + 10 * (year - 2018)}/QĐ-UBND",
            decision_day=dt.date.fromisoformat(f"{year + spec['later']}-{spec['day']}"),
            decided_by=self.data["deciders"][spec["by"]],
            created_at=self.now,
        )

    def _grade(self, person, number, titled, local):
        for year in self.data["years"]:
            drawn = dice(self.unit.code, number, year, "grade")
            reached = Grade.GOOD if year in titled or drawn < 0.6 else Grade.DONE
            self.grades.append(self._graded(person, year, Grade.EXCELLENT if year in local else reached))

    def _graded(self, recipient, year, grade):
        return GradeRecord(recipient=recipient, year=year, grade=grade, basis=self.data["grades"]["basis"].format(year=year))

    def _invent(self, person, year, number):
        self.initiatives.append((person, new_initiative(person, year, self.now, province=number % 9 == 0)))

    def store(self):
        """Write everything; those who reach a title now and then fill the number of lines up."""
        wanted = self.data["lines"] - len(self.records)
        self.records += [record for _, record in sorted(self.spare, key=lambda pair: pair[0])[: max(0, wanted)]]
        AwardRecord.objects.bulk_create(self.records)
        GradeRecord.objects.bulk_create(self.grades)
        store_initiatives(self.initiatives)


def new_initiative(person, year, now, *, province=False):
    """Return the Initiative of a person's year, not stored yet."""
    data = read("history")["initiatives"]
    title = pick(data["titles"], person.pk, year).format(what=pick(data["whats"], person.pk, year, "what"))
    title = f"{title}, năm {year} ({person.name})"
    body = data["body_province" if province else "body"]
    scope = Scope.PROVINCE if province else Scope.GRASSROOTS
    return Initiative(
        title=title,
        match_key=fold(title),
        year=year,
        scope=scope,
        body=body,
        decision_number=f"{person.pk}/QĐ-HĐSK",
        decision_day=dt.date(year, 11, 10),
        created_at=now,
    )


def store_initiatives(pairs):
    """Write pairs of a Recipient and its Initiative."""
    Initiative.objects.bulk_create([initiative for _, initiative in pairs])
    through = Initiative.authors.through
    through.objects.bulk_create([through(initiative=initiative, recipient=person) for person, initiative in pairs])


def _restrict(loaded, units):
    """Disciplines, and matters that are being looked into, of the last person of some units."""
    data = read("history")["restrictions"]
    rows = [(RestrictionKind.DISCIPLINE, row) for row in data["disciplines"]] + [(RestrictionKind.REVIEW, row) for row in data["reviews"]]
    Restriction.objects.bulk_create(
        Restriction(
            recipient=loaded.staff[units[row["unit"]].pk][-1],
            kind=kind,
            sanction=row.get("sanction", ""),
            begins=row["begins"],
            ends=row.get("ends"),
            basis=row["basis"],
        )
        for kind, row in rows
    )
