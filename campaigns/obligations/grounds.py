"""Why something is owed, in words: the clause of the directive that it stands on."""


def ground_of(obligation):
    """Return "điểm a khoản 7 Chỉ thị 01/CT-UBND"; only the directive where the duty names no clause; what a duty added later stands on."""
    if obligation.duty.ground:
        return obligation.duty.ground
    directive = f"Chỉ thị {obligation.directive.reference}"
    clause = obligation.duty.clause
    return f"{clause.address} {directive}" if clause else directive


def directive_title(directive):
    """Return how the directive is called in a task: Chỉ thị 01/CT-UBND về phong trào thi đua năm 2023."""
    return f"Chỉ thị {directive.reference} về phong trào thi đua năm {directive.year}"


def office_name(obligation):
    """Return the name of the standing office of the authority that laid the obligation."""
    office = obligation.authority.authority.standing_office
    return office.name if office else "Thường trực Hội đồng"
