"""The manual's pages as the small HTML that the program's Help shows, and what its search reads.

A page is a tree of docutils nodes. Every kind of node the manual uses stands here; one that does
not is an error, so that nothing is left out of the Help without being seen.
"""

from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath

from docutils import nodes
from sphinx import addnodes

_TAGS = {
    nodes.emphasis: "i",
    nodes.strong: "b",
    nodes.block_quote: "blockquote",
    nodes.definition_list: "dl",
    nodes.term: "dt",
    nodes.definition: "dd",
    nodes.thead: "thead",
    nodes.tbody: "tbody",
    nodes.row: "tr",
    nodes.bullet_list: "ul",
    nodes.enumerated_list: "ol",
}
"""Nodes that are one tag with what stands in them."""
_THROUGH = (
    *(nodes.document, nodes.section, nodes.tgroup, nodes.definition_list_item, nodes.compound),
    *(nodes.container, nodes.inline, nodes.figure, addnodes.literal_strong),
)
"""Nodes of which only what stands in them is shown."""
_NOTHING = (
    *(nodes.comment, nodes.colspec, nodes.raw, nodes.target, nodes.meta, nodes.docinfo),
    *(addnodes.toctree, addnodes.index, addnodes.highlightlang),
)
_NOTES = {
    nodes.note: "Note",
    nodes.tip: "Tip",
    nodes.important: "Important",
    nodes.warning: "Warning",
}


@dataclass
class Section:
    """One heading of a page with the words under it, up to the next heading."""

    anchor: str
    title: str
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words in one line."""
        return " ".join("".join(self.words).split())


class HelpPage:
    """One page: its HTML, its sections, and the files of the pictures it shows.

    `pages` are the names of the pages that the Help has; a link to another one is only its words.
    """

    def __init__(self, document, pages):
        self._pages = pages
        self._depth = 0
        self.sections = []
        self.pictures = []
        self.html = self._shown(document)

    def _shown(self, node):
        """The HTML of `node`. Raises TypeError for a kind that stands in no table."""
        kind = type(node)
        if kind is nodes.Text:
            return self._words(node)
        if kind in _NOTHING:
            return ""
        if kind in _TAGS:
            return f"<{_TAGS[kind]}>{self._inside(node)}</{_TAGS[kind]}>"
        own = getattr(self, f"_{kind.__name__}", None)
        if own is not None:
            return own(node)
        if kind in _NOTES:
            return self._boxed(node, _NOTES[kind])
        if kind in _THROUGH:
            return self._inside(node)
        raise TypeError(f"The Help has no form for {kind.__name__}: {node.astext()[:60]!r}")

    def _inside(self, node):
        return "".join(self._shown(child) for child in node.children)

    def _block(self, node):
        """What stands in a block; for the search it is apart from the next one."""
        inside = self._inside(node)
        if self.sections:
            self.sections[-1].words.append(" ")
        return inside

    def _words(self, node):
        if self.sections:
            self.sections[-1].words.append(node.astext())
        return escape(node.astext(), quote=False)

    # --- kinds of nodes: each method has the name of its kind ----------------------------------

    def _section(self, node):
        self._depth += 1
        title = next(iter(node.findall(nodes.title)))
        self.sections.append(Section(node["ids"][0], title.astext()))
        # A heading may have been given names of its own; links lead to any of them.
        names = "".join(f'<a name="{name}"></a>' for name in node["ids"])
        level = min(self._depth, 4)
        words = "".join(self._shown(child) for child in title.children)
        self.sections[-1].words.clear()
        rest = "".join(self._shown(child) for child in node.children if child is not title)
        self._depth -= 1
        return f"<h{level}>{names}{words}</h{level}>\n{rest}"

    def _paragraph(self, node):
        alone = isinstance(node.parent, nodes.list_item | nodes.entry | nodes.definition)
        if alone and node.parent.index(node) == 0:
            return self._block(node) + " "
        return f"<p>{self._block(node)}</p>\n"

    def _list_item(self, node):
        return f"<li>{self._block(node)}</li>\n"

    def _literal(self, node):
        tag = "kbd" if "kbd" in node["classes"] else "code"
        if tag == "kbd":  # a blank on each side, so that the key stands in a box of its own
            return f'<span class="kbd">&nbsp;{self._inside(node)}&nbsp;</span>'
        return f"<code>{self._inside(node)}</code>"

    def _literal_block(self, node):
        self._words(nodes.Text(f"{node.astext()} "))
        return f"<pre>{escape(node.astext(), quote=False)}</pre>\n"

    def _reference(self, node):
        to = node.get("refuri", "")
        if not to and "refid" in node:
            to = f"#{node['refid']}"
        page = to.removeprefix("help:").partition("#")[0]
        words = self._inside(node)
        if to.startswith("help:") and page not in self._pages:
            return words
        return f'<a href="{escape(to)}">{words}</a>' if to else words

    def _image(self, node):
        name = PurePosixPath(node["uri"]).name
        self.pictures.append(node["uri"])
        return f'<p><img src="{name}" alt="{escape(node.get("alt", ""))}"></p>\n'

    def _table(self, node):
        return f'<table class="grid" cellspacing="0" cellpadding="6">{self._inside(node)}</table>\n'

    def _entry(self, node):
        tag = "th" if isinstance(node.parent.parent, nodes.thead) else "td"
        return f"<{tag}>{self._block(node).strip()}</{tag}>"

    def _transition(self, _node):
        return "<hr>\n"

    def _boxed(self, node, word):
        inside = f'<tr><td class="note"><b>{word}.</b> {self._inside(node)}</td></tr>'
        return f'<table class="note" width="100%" cellpadding="10">{inside}</table>\n'
