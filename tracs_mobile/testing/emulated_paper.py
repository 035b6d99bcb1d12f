"""The paper of an emulated printer: what came out, copy by copy and job by job."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

_MOST_COPIES = 8


@dataclass
class Paper:
    """One copy: from its ESC @ on. `printed` are the bytes whose rows are all out."""

    rows: int = 0
    printed: bytes = b""


@dataclass
class PrintedJob:
    """The copies of one job. `ended` when the fence behind them was reached with all rows out."""

    papers: list[Paper] = field(default_factory=list)
    ended: bool = False

    @property
    def rows(self) -> int:
        """Dots of paper."""
        return sum(paper.rows for paper in self.papers)


@dataclass
class Roll:
    """All that came out. `strays` are rows that were moved before any ESC @."""

    jobs: list[PrintedJob] = field(default_factory=list)
    strays: int = 0
    _new_job: bool = True

    @property
    def papers(self) -> list[Paper]:
        """All copies in the order in which they came out."""
        return [paper for job in self.jobs for paper in job.papers]

    @property
    def rows(self) -> int:
        """Dots of paper moved in all."""
        return self.strays + sum(job.rows for job in self.jobs)

    def begin_copy(self) -> None:
        """ESC @; of a new job when something ended the one before."""
        if self._new_job or not self.jobs:
            self.jobs.append(PrintedJob())
        self._new_job = False
        self.jobs[-1].papers.append(Paper())

    def end_job(self, *, whole: bool) -> None:
        """What comes next is another job; `whole` when all rows of this one are out."""
        if self.jobs and not self._new_job:
            self.jobs[-1].ended = whole
        self._new_job = True

    def move(self, rows: int) -> None:
        """Paper moves."""
        if self.jobs and self.jobs[-1].papers:
            self.jobs[-1].papers[-1].rows += rows
        else:
            self.strays += rows

    def note(self, printed: bytes) -> None:
        """All rows that these bytes asked for are out."""
        if self.jobs and self.jobs[-1].papers:
            self.jobs[-1].papers[-1].printed += printed

    def times_whole(self, job_sha256: str) -> int:
        """How often exactly this job lies on the paper, all its copies one after the other."""
        papers = self.papers
        return sum(_holds(papers[at : at + _MOST_COPIES], job_sha256) for at in range(len(papers)))


def _holds(papers: Sequence[Paper], job_sha256: str) -> bool:
    digest = hashlib.sha256()
    for paper in papers:
        digest.update(paper.printed)
        if digest.hexdigest() == job_sha256:
            return True
    return False
