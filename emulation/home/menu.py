"""The menu of each role, in the order of the work, and the one page on which a role begins its day."""

from dataclasses import dataclass

from django.urls import reverse

from emulation.accounts.roles import Role

INBOX = ("Việc của tôi", "home:inbox")
DIRECTIVES = ("Chỉ thị", "campaigns:directive-list")
PLANS = ("Kế hoạch", "campaigns:plan-list")
OVERVIEW = ("Tổng quan", "dashboards:overview")
PEOPLE = ("Nhân sự", "accounts:appointment-list")
REPORTS = ("Báo cáo", "reports:report-list")
INDICATORS = ("Chỉ tiêu", "campaigns:indicator-list")
AWARDS = ("Khen thưởng", "awards:proposal-list")
SYNTHESES = ("Báo cáo tổng hợp", "reports:synthesis-list")

MENUS = {
    Role.UNIT_HEAD: (INBOX, DIRECTIVES, PLANS, REPORTS, INDICATORS, AWARDS),
    Role.UNIT_CLERK: (INBOX, DIRECTIVES, PLANS, REPORTS, INDICATORS, AWARDS),
    Role.CLUSTER_HEAD: (("Bảng cụm", "dashboards:cluster"), INBOX, DIRECTIVES, PLANS, REPORTS),
    Role.STANDING_OFFICE: (
        ("Hàng chờ", "campaigns:plan-queue"),
        ("Theo dõi", "dashboards:overview"),
        REPORTS,
        ("Tổng hợp", "reports:synthesis-list"),
        INDICATORS,
        AWARDS,
        DIRECTIVES,
        INBOX,
        PEOPLE,
    ),
    Role.COUNCIL_MEMBER: (INBOX, OVERVIEW, SYNTHESES, DIRECTIVES),
    Role.CHAIRMAN: (OVERVIEW, ("Chờ ký", "campaigns:directive-signing"), SYNTHESES, REPORTS, AWARDS, DIRECTIVES, ("Đơn vị", "units:unit-list")),
    Role.PROPAGANDA_EDITOR: (INBOX, DIRECTIVES),
    Role.INSPECTOR: (INBOX, OVERVIEW, REPORTS, SYNTHESES, AWARDS, DIRECTIVES),
    Role.ADMINISTRATOR: (PEOPLE, ("Đơn vị", "units:unit-list")),
}

# Roles that do not begin with their own tasks.
LANDINGS = {
    Role.CHAIRMAN: "dashboards:overview",
    Role.STANDING_OFFICE: "campaigns:plan-queue",
    Role.CLUSTER_HEAD: "dashboards:cluster",
    Role.ADMINISTRATOR: "accounts:appointment-list",
}

# Pages that lie at an address of their own but belong to an item of the menu.
BELONGING = {
    "/gia-han/": "campaigns:plan-queue",
    "/nguoi-phu-trach/": "campaigns:plan-queue",
    "/chuyen-viec/": "campaigns:plan-queue",
    "/nhan-xet/": "campaigns:plan-queue",
    "/giai-trinh/": "reports:report-list",
    "/dang-ky/": "awards:proposal-list",
    "/ho-so-khen-thuong/": "awards:proposal-list",
    "/danh-muc/": "awards:proposal-list",
    "/y-kien/": "awards:proposal-list",
    "/nghi-trung/": "campaigns:plan-queue",
    "/yeu-cau-bo-sung/": "campaigns:plan-queue",
    "/viec-giao/": "dashboards:overview",
    "/viec/": "home:inbox",
}


@dataclass(frozen=True)
class MenuItem:
    label: str
    url: str
    current: bool
    count: int | None = None


def menu_of(seat, path, counts):
    """Return the MenuItems of a seat (none without one); the longest address that begins `path` is the current one.

    `counts` gives numbers by URL name, as far as the page at hand has counted something anyway.
    """
    if not seat:
        return ()
    addresses = [(label, reverse(name), counts.get(name)) for label, name in MENUS[seat.role]]
    home = {reverse(name) for prefix, name in BELONGING.items() if path.startswith(prefix)}
    current = max((url for _, url, _ in addresses if path.startswith(url) or url in home), key=len, default=None)
    return tuple(MenuItem(label, url, url == current, count) for label, url, count in addresses)


def landing_of(seat):
    """Return the name of the page on which the holder of `seat` begins."""
    return LANDINGS.get(seat.role, "home:inbox") if seat else "home:inbox"
