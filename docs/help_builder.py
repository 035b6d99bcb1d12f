"""A builder of Sphinx for the program's Help: one small HTML file a page, an index, the pictures.

The pages in `help_left_out` of conf.py are for the site alone. Pictures have one home in
`ui/resources/help/pictures`, where the sources of the manual find them too.
"""

import json
from pathlib import Path

from help_html import HelpPage
from sphinx.builders import Builder

PICTURES = Path(__file__).parents[1] / "ui" / "resources" / "help" / "pictures"
_ROOT = "index"


class HelpBuilder(Builder):
    """Writes `pages/NAME.html` (a slash in the name is a hyphen) and `index.json`."""

    name = "help"
    format = "help"
    supported_image_types = ["image/png"]  # noqa: RUF012  Sphinx looks for it on the class
    allow_parallel = False

    def init(self):
        """Begin empty."""
        self._made = {}

    def get_outdated_docs(self):
        """All of them: the Help is small, and always whole."""
        return self.env.found_docs

    def get_target_uri(self, docname, typ=None):
        """A link to a page, as the program reads it."""
        return f"help:{docname}"

    def get_relative_uri(self, from_, to, typ=None):
        """The same from everywhere."""
        return self.get_target_uri(to)

    def prepare_writing(self, docnames):
        """Know which pages there are before the first link is written."""
        left_out = {_ROOT, *self.config.help_left_out}
        self._pages = frozenset(self.env.found_docs - left_out)
        (Path(self.outdir) / "pages").mkdir(parents=True, exist_ok=True)

    def write_doc(self, docname, doctree):
        """Write one page."""
        if docname not in self._pages:
            return
        made = HelpPage(doctree, self._pages)
        for picture in made.pictures:
            if (Path(self.srcdir) / picture).resolve().parent != PICTURES:
                raise ValueError(f"{docname}: {picture} is no picture of the Help")
        self._made[docname] = made
        path = Path(self.outdir) / "pages" / f"{docname.replace('/', '-')}.html"
        path.write_text(made.html, "utf-8", newline="\n")

    def finish(self):
        """Write the index, in the order of the table of contents."""
        parts = [
            {"title": title, "pages": [self._entry(page) for page in pages]}
            for title, pages in self._contents()
        ]
        text = json.dumps({"parts": parts}, indent=1, ensure_ascii=False)
        (Path(self.outdir) / "index.json").write_text(f"{text}\n", "utf-8", newline="\n")

    def _contents(self):
        """The parts of the manual with the names of their pages in the Help."""
        from sphinx.addnodes import toctree  # noqa: PLC0415  only when everything is read

        for tree in self.env.get_doctree(_ROOT).findall(toctree):
            pages = [name for _, name in tree["entries"] if name in self._pages]
            if pages:
                yield tree["caption"], pages

    def _entry(self, page):
        made = self._made[page]
        return {
            "name": page,
            "title": made.sections[0].title,
            "sections": [
                {"anchor": s.anchor, "title": s.title, "text": s.text} for s in made.sections
            ],
            "pictures": [Path(picture).name for picture in made.pictures],
        }


def setup(app):
    """What Sphinx calls."""
    app.add_builder(HelpBuilder)
    app.add_config_value("help_left_out", [], "env")
    return {"parallel_read_safe": True}
