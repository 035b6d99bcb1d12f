"""The lines of the readiness check about what the agency's IT decides: data folder and policies."""

from __future__ import annotations

from collections.abc import Iterator

from tracs_mobile.domain.readiness import Finding, Grade, Item
from tracs_mobile.policies import POLICIES, Policy, PolicyKind
from tracs_mobile.settings import Settings
from tracs_mobile.wording import plural, say


def folder_finding(problem: str) -> Finding:
    """Whether the data lies where it should, and who may enter there."""
    grade = Grade.LOOK if problem else Grade.GOOD
    said = problem.rstrip(".") or say("on a disk of this laptop, with rights of its own")
    return Finding(item=Item.FOLDER, grade=grade, said=said)


def policy_findings(settings: Settings) -> Iterator[Finding]:
    """Each value that a policy fixes, by its name, and each policy that was passed over."""
    fixed = [policy for policy in POLICIES if policy.setting in settings.by_agency]
    if not fixed and not settings.policy_problems:
        said = say("no policy fixes anything on this laptop")
        yield Finding(item=Item.POLICY, grade=Grade.GOOD, said=said)
    for policy in fixed:
        said = f"{policy.title} ({policy.name}): {_shown(policy, settings)}"
        yield Finding(item=Item.POLICY, grade=Grade.GOOD, said=said)
    for problem in settings.policy_problems:
        yield Finding(item=Item.POLICY, grade=Grade.LOOK, said=problem.rstrip("."))


def _shown(policy: Policy, settings: Settings) -> str:
    value: object = getattr(settings, policy.setting)
    if policy.kind is PolicyKind.LINES:
        count = str(value).count("BEGIN CERTIFICATE")
        return plural(count, "certificate")
    if policy.kind is PolicyKind.SWITCH:
        return say("yes") if value else say("no")
    return str(value)
