"""Write the made tables of the manual anew: `python docs/refresh_tables.py`.

What an administrator may set, how the set-up ends, and what each key does is told from the
program's own tables.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(ROOT / "installer")]

import product  # noqa: E402  found by the lines above
from tracs_mobile.policies import POLICIES, Policy, PolicyKind  # noqa: E402
from ui.text.keys_text import EVERYWHERE, ON_PAGES  # noqa: E402

CHAPTERS = tuple(
    HERE / "manual" / name for name in ("it/deploy.md", "it/policies.md", "officer/keys.md")
)
PART = re.compile(r"(<!-- made: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_ENDS = {
    product.Exit.DONE: "done",
    product.Exit.CANCELED: "somebody canceled it",
    product.Exit.NOT_WRITTEN: "files could not be written; the old version is put back",
    product.Exit.NEWER_THERE: "a newer version is installed",
    product.Exit.WINDOWS_TOO_OLD: "Windows is older than Windows 10 1809",
    product.Exit.RUNNING: "the program runs, or a file of it is in use; close it first",
    product.Exit.MSI_THERE: "the MSI put the program there; use the MSI",
    product.Exit.FOLDER_TAKEN: "the folder it was told to use holds something else",
    product.Exit.NO_DATA_FOLDER: "the data folder could not be made; the old version is put back",
}


def parts():
    """Every made part by its name."""
    return {
        "policies": policies(),
        "values": values(),
        "exit-codes": exit_codes(),
        "keys": keys(EVERYWHERE),
        "keys-of-a-stop": keys(ON_PAGES["StopView"]),
    }


def keys(table):
    """What each key does; several keys that do the same stand in one row."""
    by_words = {}
    for key, words in table.items():
        by_words.setdefault(words.replace("\n", " "), []).append(f"{{kbd}}`{key}`")
    lines = ["| Key | Does |", "|---|---|"]
    lines += [f"| {', '.join(found)} | {words} |" for words, found in by_words.items()]
    return "\n".join(lines)


def policies():
    """What a policy may say."""
    lines = ["| Name | Sets | Type | What it means |", "|---|---|---|---|"]
    for policy in POLICIES:
        title = f"{policy.title} *(suggested)*" if policy.recommended else policy.title
        lines.append(f"| `{policy.name}` | {title} | {_type(policy)} | {policy.help} |")
    return "\n".join(lines)


def _type(policy: Policy):
    plain = policy.kind.value
    if policy.kind is PolicyKind.CHOICE:
        return f"REG_SZ: {', '.join(f'`{choice}`' for choice in policy.choices)}"
    if policy.kind is PolicyKind.NUMBER:
        return f"{plain}, {policy.least} to {policy.most}"
    return plain


def values():
    """What either set-up takes on its command line."""
    titles = {policy.name: policy.title for policy in POLICIES}
    lines = ["| On the command line | Sets |", "|---|---|"]
    lines += [f"| `{value.given_as}=` | {titles[value.name]} |" for value in product.VALUES]
    return "\n".join(lines)


def exit_codes():
    """How the set-up program ends. Raises KeyError for a code without words."""
    lines = ["| Code | Means |", "|---|---|"]
    lines += [f"| {code.value} | {_ENDS[code]} |" for code in product.Exit]
    return "\n".join(lines)


def page(text):
    """A chapter with every made part as it is now. Raises KeyError for a part nobody makes."""
    made = parts()
    return PART.sub(lambda found: f"{found[1]}{made[found[2]]}\n{found[3]}", text)


def main():
    """Write all chapters that have made parts."""
    for path in CHAPTERS:
        text = path.read_text("utf-8")
        path.write_text(page(text), "utf-8")


if __name__ == "__main__":
    main()
