"""What the words of the catalogue file mean here. A word that is missing stops the loading: nothing is guessed."""

import datetime as dt
from dataclasses import dataclass

from awards.catalogue.states import AwardForm, AwardKind, Level, RecipientKind

FIRST_DAY = dt.date(2017, 10, 1)  # the first day of the oldest regime of the file
UNSURE_FROM = dt.date(2026, 10, 1)  # from here the file has not read the final text of the law

FORMS = {
    "danh_hieu_thi_dua": AwardForm.TITLE,
    "hinh_thuc_khen_thuong": AwardForm.FORM,
    "danh_hieu_vinh_du_nha_nuoc": AwardForm.HONOUR,
    "ghi_nhan_dia_phuong": AwardForm.LOCAL,
}
RECIPIENTS = {"ca_nhan": RecipientKind.PERSON, "tap_the": RecipientKind.COLLECTIVE, "ho_gia_dinh": RecipientKind.HOUSEHOLD}
KINDS = {
    "cong_trang": AwardKind.MERIT,
    "dot_xuat": AwardKind.SUDDEN,
    "phong_trao": AwardKind.MOVEMENT,
    "cong_hien": AwardKind.CAREER,
    "nien_han": AwardKind.SERVICE,
    "doi_ngoai": AwardKind.EXTERNAL,
    "khang_chien": AwardKind.RESISTANCE,
}
# Whatever is decided below the province is local: how many levels there are below it is the affair of the time.
LEVELS = {"co_so": Level.LOCAL, "xa": Level.LOCAL, "huyen": Level.LOCAL, "tinh": Level.PROVINCE, "nha_nuoc": Level.STATE}
SHORT = {
    "LDTT": "LĐTT",
    "CSTDCS": "CSTĐ cơ sở",
    "CSTDT": "CSTĐ cấp tỉnh",
    "CSTDTQ": "CSTĐ toàn quốc",
    "TTLDTT": "Tập thể LĐTT",
    "TTLDXS": "Tập thể LĐXS",
    "CTDT": "Cờ thi đua tỉnh",
    "CTDCP": "Cờ Chính phủ",
    "GK_CQ": "Giấy khen cơ quan",
    "BK_TINH": "Bằng khen tỉnh",
    "BK_TTG": "Bằng khen Thủ tướng",
}


@dataclass(frozen=True)
class KnownChecklist:
    """A checklist of the file by its id: its name, for which level or awards it is meant, whether it is the fast lane."""

    name: str
    level: str = ""
    awards: tuple = ()
    simplified: bool = False
    revocation: bool = False


CHECKLISTS = {
    "titles_and_certificates_local": KnownChecklist("Hồ sơ danh hiệu thi đua, bằng khen, giấy khen"),
    "simplified": KnownChecklist("Hồ sơ theo thủ tục đơn giản", simplified=True),
    "state_title": KnownChecklist("Hồ sơ danh hiệu, hình thức cấp nhà nước", level=Level.STATE),
    "gdvh": KnownChecklist("Hồ sơ danh hiệu Gia đình văn hóa", awards=("GDVH",)),
    "tvh": KnownChecklist("Hồ sơ danh hiệu Thôn, tổ dân phố văn hóa", awards=("TVH",)),
    "revocation": KnownChecklist("Hồ sơ đề nghị hủy bỏ quyết định khen thưởng", revocation=True),
}


@dataclass(frozen=True)
class Paper:
    """A paper of a dossier: `each` nominee has one, or the dossier has one; `made` by the system from what was typed."""

    name: str
    each: bool = False
    made: bool = False


PAPERS = {
    "to_trinh_kem_danh_sach": Paper("Tờ trình kèm danh sách", made=True),
    "bao_cao_thanh_tich": Paper("Báo cáo thành tích", each=True, made=True),
    "bao_cao_tom_tat_thanh_tich": Paper("Báo cáo tóm tắt thành tích", each=True, made=True),
    "bien_ban_hop_binh_xet": Paper("Biên bản họp bình xét", made=True),
    "bien_ban_binh_xet": Paper("Biên bản bình xét", made=True),
    "cong_nhan_sang_kien": Paper("Văn bản công nhận sáng kiến, đề tài", each=True),
    "ket_qua_bo_phieu": Paper("Kết quả bỏ phiếu"),
    "to_trinh_tinh": Paper("Tờ trình của cấp tỉnh"),
    "bao_cao_thanh_tich_co_xac_nhan": Paper("Báo cáo thành tích có xác nhận", each=True),
    "bien_ban_va_ket_qua_bo_phieu": Paper("Biên bản và kết quả bỏ phiếu"),
    "xac_nhan_sang_kien": Paper("Xác nhận hiệu quả, phạm vi ảnh hưởng của sáng kiến", each=True),
    "van_ban_de_nghi_mau01": Paper("Văn bản đề nghị (Mẫu 01)"),
    "bang_tong_hop_mau02": Paper("Bảng tổng hợp và ý kiến (Mẫu 02)"),
    "bien_ban_binh_xet_mau03": Paper("Biên bản bình xét (Mẫu 03)"),
    "to_trinh": Paper("Tờ trình", made=True),
    "to_trinh_de_nghi_huy_bo": Paper("Tờ trình đề nghị hủy bỏ"),
    "bao_cao_tom_tat_ly_do": Paper("Báo cáo tóm tắt lý do"),
    "ban_sao_quyet_dinh_khen_thuong": Paper("Bản sao quyết định khen thưởng"),
}
