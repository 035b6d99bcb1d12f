"""What each refusal means, for whoever reads the code without the sentence that went with it."""

from __future__ import annotations

WORDS = {
    "AGENCY_MISMATCH": "The laptop belongs to another agency than the ticket.",
    "ALREADY_VOID": "The ticket was void at DPS already.",
    "ANSWER_BY_WRONG": "The last day to answer is not after the day of issue.",
    "BIRTH_DATE_WRONG": "The date of birth is later than the ticket.",
    "BODY_MISMATCH": "The content is of another ticket than the one it was sent as.",
    "BODY_UNREADABLE": "DPS cannot read what the laptop sent.",
    "DEVICE_UNKNOWN": "The laptop is not one that DPS accepts.",
    "DIGEST_MISMATCH": "The content was changed on its way.",
    "EARLIER_MISSING": "What it corrects has not arrived yet.",
    "LINE_UNREADABLE": "What arrived was no complete event.",
    "NAME_MISSING": "The ticket names no defendant.",
    "NOT_FOR_BUREAU": "This paper does not go to the Judicial Bureau.",
    "NOT_ISSUER": "Somebody else than the officer who issued it signed the correction.",
    "NUMBER_NOT_GRANTED": "The number was not given to the laptop that sent it.",
    "OFFICER_NOT_APPROVED": "The officer was not approved for complaints on that day.",
    "OFFICER_UNKNOWN": "The officer was not on the agency's list on that day.",
    "ORGANIZATION_MISSING": "An organization is charged, but it has no name.",
    "OTHER_CONTENT": "DPS has this number with other content; both copies are kept.",
    "REPLACES_UNKNOWN": "It corrects another version than the one at DPS.",
    "SEAL_BROKEN": "The sealed ticket cannot be opened by DPS.",
    "SEAL_MISMATCH": "The sealed ticket is not the one it claims to be.",
    "SEQUENCE_WRONG": "A correction must name what it replaces, a first issue nothing.",
    "SIGNATURE_BAD": "The signature is not that of the laptop.",
    "STATUTE_MISSING": "The ticket names no statute or ordinance.",
    "TOWN_MISSING": "The ticket does not say in which town it happened.",
    "TRAINING_MISMATCH": "A training number belongs on a training ticket, and only there.",
    "VERSION_UNKNOWN": "The laptop sent a form that DPS does not know yet.",
    "WAIVER_SUM": "The waiver penalty is not the sum of its parts.",
}


def words_of(code: str) -> str:
    """A sentence for a code; the code itself when it is a later one."""
    return WORDS.get(code, f"DPS refused it ({code}).")
