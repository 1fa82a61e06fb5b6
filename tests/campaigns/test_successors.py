"""After a merger: the unit that took over reads what its predecessors were asked, did and issued, and changes nothing of it."""

import datetime as dt

import pytest

from campaigns.directives.models import Directive
from campaigns.obligations.models import Obligation
from campaigns.plans.actions import approve_plan, submit_plan
from campaigns.plans.models import Plan
from emulation import clock
from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import Role
from emulation.documents import rendering
from emulation.documents.models import OfficialDocument
from emulation.units.actions import create_unit, merge_units
from emulation.units.models import Authority, Unit
from tests.factories import MORNING, make_directive, make_plan, owed

MERGED = dt.date(2025, 7, 1)
READERS = (Role.UNIT_HEAD, Role.UNIT_CLERK, Role.CHAIRMAN, Role.STANDING_OFFICE, Role.INSPECTOR)


@pytest.fixture
def past(world, launched):
    """The plan of Sông Ray of 2023 is approved; in 2025 a new commune takes over from Sông Ray and from the authority itself."""
    plan = make_plan(launched, world.units["song_ray"], by=world.people.binh)
    submit_plan(plan, by=world.people.an, now=MORNING)
    approve_plan(plan, by=world.people.lan, now=MORNING)
    make_plan(launched, world.units["xuan_my"], by=world.people.dung)
    for paper in OfficialDocument.objects.all():
        rendering.render(paper, now=MORNING)
    Unit.objects.filter(path__startswith=world.authority.path).update(valid_to=MERGED - dt.timedelta(days=1))
    Appointment.objects.update(valid_to=MERGED - dt.timedelta(days=1))
    make_directive(world, year=2024)
    commune = create_unit(code="xa-moi", name="UBND xã Mới", kind=world.kinds["uy-ban"], valid_from=MERGED)
    Authority.objects.create(unit=commune, level_name="xã Mới", head_title="Chủ tịch", council_name="Hội đồng xã Mới")
    merge_units(predecessors=[world.units["song_ray"], world.authority], successor=commune, day=MERGED)
    return plan, commune


def taking(role, commune, world):
    """Quý holds `role` in the new commune."""
    Appointment.objects.create(user=world.people.quy, unit=commune, role=role, valid_from=MERGED)
    return User.objects.get(pk=world.people.quy.pk)


@pytest.mark.parametrize("role", READERS)
def test_whoever_reads_in_the_new_commune_reads_the_papers_of_the_old_ones(world, launched, past, sign_in, role):
    plan, commune = past
    with clock.at("2026-01-05 08:00"):
        reader = taking(role, commune, world)
        assert list(Directive.objects.visible_to(reader)) == [launched]
        assert set(Obligation.objects.visible_to(reader)) == set(Obligation.objects.filter(unit=world.units["song_ray"]))
        assert list(Plan.objects.visible_to(reader)) == [plan]
        browser = sign_in(reader)
        for url in (
            f"/chi-thi/{launched.pk}/",
            f"/viec/{plan.obligation_id}/",
            f"/ke-hoach/{plan.pk}/",
            f"/van-ban/{launched.document_id}/",
            f"/van-ban/{plan.document_id}/",
        ):
            assert browser.get(url).status_code == 200, url
        foreign = owed(launched, world.units["xuan_my"], "plan")
        assert browser.get(f"/viec/{foreign.pk}/").status_code == 404
        assert browser.post(f"/viec/{plan.obligation_id}/phu-trach/", {"who-holder": reader.pk}).status_code == 403


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PROPAGANDA_EDITOR])
def test_whoever_reads_no_duties_reads_none_of_the_old_ones(world, past, role):
    _, commune = past
    with clock.at("2026-01-05 08:00"):
        reader = taking(role, commune, world)
        assert (Obligation.objects.visible_to(reader).count(), Plan.objects.visible_to(reader).count()) == (0, 0)


def test_drafts_of_the_dissolved_authority_stay_with_it(world, past):
    _, commune = past
    """The past has one directive that was issued and one that never was."""
    with clock.at("2026-01-05 08:00"):
        assert Directive.objects.visible_to(taking(Role.CHAIRMAN, commune, world)).count() == 1
