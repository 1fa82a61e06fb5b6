"""Lists in Excel for the stories of the import, and everything that an import could touch."""

import io

from emulation.accounts.models import Appointment, User
from emulation.accounts.roster.actions import apply_roster
from emulation.accounts.roster.lines import CLUSTERS, LETTERHEADS, PEOPLE, SEATS, UNITS, columns_of, read_roster
from emulation.attachments.workbook import Sheet, write_book
from emulation.units.models import Authority, Cluster, ClusterMember, Letterhead, Unit, UnitKind
from emulation.workflow.models import Trace
from tests.factories import MORNING

DAM = {"code": "am-dam", "name": "Ấp Đầm", "kind": "Phòng", "parent": "song-ray", "valid_from": "1/1/2023"}
HANH = {"username": "hanh.am-dam", "full_name": "Đặng Thị Hạnh", "email": "hanh@example.gov.vn"}
HANH_LEADS = {"username": "hanh.am-dam", "unit": "am-dam", "role": "Thủ trưởng đơn vị", "title": "Trưởng ấp", "valid_from": "1/1/2023"}


def book(**sheets):
    """Return an open workbook: `units=[...]`, `people=[...]` and so on, each row a dict by key of the column."""
    names = {"units": UNITS, "letterheads": LETTERHEADS, "clusters": CLUSTERS, "people": PEOPLE, "seats": SEATS}
    return io.BytesIO(write_book([Sheet(names[key], columns_of(names[key]), rows) for key, rows in sheets.items()]))


def take_in(world, by, *, only_good=False, with_passwords=False, **sheets):
    roster = read_roster(book(**sheets))
    return apply_roster(roster, authority=world.authority, by=by, now=MORNING, only_good=only_good, with_passwords=with_passwords)


def everything():
    """All rows that an import could touch."""
    kinds = (Unit, UnitKind, Authority, Letterhead, Cluster, ClusterMember, User, Appointment, Trace)
    return [list(kind.objects.order_by("pk").values()) for kind in kinds]
