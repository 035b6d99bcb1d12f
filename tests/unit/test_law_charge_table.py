"""No violation of the first table is lost: 142 lines by section and points, and what was added."""

from collections import Counter

import pytest

from tracs_mobile.domain.charging import charge_of, destination_of, document_kind
from tracs_mobile.domain.document import Destination
from tracs_mobile.domain.stop import ChargeEntry, DocumentKind
from tracs_mobile.services.reference import load_law_pack

PACK = load_law_pack()

# Title:section of each line of the first table, by the points that stand there.
FIRST_TABLE = {
    2: """
        23:1003 23:1007 23:1004 23:1081(a) 23:1081(b) 23:1083 23:601 23:602 23:611 23:612 23:614
        23:615 23:800(a) 23:1243 23:1257 23:1095b 23:1095b 23:1095a 23:1099 23:1095 23:1008 23:1009
        23:1021 23:1022 23:1024 23:1026 23:1031 23:1032 23:1037 23:1038 23:1041 23:1046 23:1047
        23:1048 23:1049 23:1059 23:1061 23:1062 23:1063 23:1064 23:1065 23:1071 23:1072 23:1073
        23:1074 23:1082 23:1092 23:1093 23:1113 23:1114 23:1115 23:1116 23:1117 23:1118 23:1119
        23:1121 23:1122 23:1123 23:1124 23:1127 23:1131 23:1132 23:2502(a)(1)(FFF) 23:2502(b)
    """,
    3: "23:1003 23:1007 23:1033 23:1034 23:1035 23:1036 23:1039 23:1040",
    4: "23:1095b(c)(2) 23:1095a(d)(2) 23:1099(c)(2) 23:1012 23:1013 23:1051 23:1057",
    5: "23:1003 23:1007 23:1095b(c)(2) 23:1050 23:1075",
    8: "23:1003 23:1007",
    0: """
        23:301 23:307(a) 23:310 23:367a 23:368 23:511 23:513 23:1222(c) 23:1223 23:1221 23:1249
        23:1256 23:1258 23:1259 23:1104 23:304a(e) 23:1134b(a) 23:1216 7:656(a)(1) 7:656(a)(2)
        7:656(a)(3) 23:1391a 23:1434
    """,
    None: """
        23:1097 23:676 23:800(c) 23:1125 23:1454 23:4125 23:1023 23:1052 23:1055 23:1139 23:1110
        23:1126 23:1126a 23:1135 23:1134(a) 23:1134(b) 23:1134(b) 23:1134a 23:1134a 7:658(c)(1)
        7:1005(a) 7:1005(c) 7:1007(a) 18:4230a 23:4120(c) 23:4107 23:4119 23:1006b(b) 23:1006c
        24:1974a 24:2201 23:3507 23:3317(a)
    """,
}
ADDED = {
    ("23:1095a(d)(2)", 5): 1,
    ("23:1099(c)(2)", 5): 1,
    ("23:3207(a)", 0): 1,
    ("23:3207(b)", 0): 1,
    ("23:3207(c)", 0): 1,
    ("23:3207(d)", 0): 1,
    ("4:1102(b)", 0): 1,
}
"""The second phone violation in a zone as a line of its own; snowmobiles; fish and wildlife."""


def short(statute):
    title, _, section = statute.split(",")[0].partition(" V.S.A. ")
    return f"{title}:{section.lstrip('§ ')}"


def test_all_142_lines_of_the_first_table_are_in_the_table_and_seven_more():
    sheet = Counter((one, p) for p, lines in FIRST_TABLE.items() for one in lines.split())
    table = Counter((short(c.statute), c.points) for c in PACK.charges)
    assert sheet.total() == 142
    assert sheet - table == Counter()
    assert dict(table - sheet) == ADDED


def test_109_lines_of_the_first_table_carry_points():
    assert sum(len(lines.split()) for p, lines in FIRST_TABLE.items() if p is not None) == 109


@pytest.mark.parametrize("code", ["16A", "16B", "16C"])
def test_the_violation_codes_that_are_known_are_kept(code):
    (charge,) = [c for c in PACK.charges if c.code == code]
    assert charge.statute.startswith("7 V.S.A. § 656(a)")


@pytest.mark.parametrize("charge", PACK.charges, ids=lambda c: c.charge_id)
def test_only_underage_alcohol_stays_out_of_the_bureau(charge):
    complaint = ChargeEntry(charge_id=charge.charge_id)
    warned = ChargeEntry(charge_id=charge.charge_id, kind=DocumentKind.WARNING)
    assert charge_of(PACK, complaint) == charge
    diverted = charge.statute.startswith("7 V.S.A. § 656")
    expected = Destination.DIVERSION if diverted else Destination.JUDICIAL_BUREAU
    assert destination_of(document_kind(charge, complaint)) is expected
    assert destination_of(document_kind(charge, warned)) is Destination.KEPT


@pytest.mark.parametrize("charge", PACK.charges, ids=lambda c: c.charge_id)
def test_what_an_answer_costs_lies_within_the_statute(charge):
    least, most = charge.min_cents or 0, charge.max_cents or 1_000_000
    answers = [a for q in PACK.questions if q.question_id in charge.asks for a in q.answers]
    for cents in (charge.base_cents, *(a.base_cents for a in answers)):
        assert cents is None or least <= cents <= most
