"""The runner: exactly one answer for each job, on the thread that asked."""

import threading

import pytest

from ui.tasks import TaskRunner


@pytest.fixture
def runner(qtbot):
    made = TaskRunner()
    yield made
    made.close()


def test_every_job_is_answered_once_on_the_thread_that_asked(runner, qtbot):
    answers = []
    for n in range(200):
        runner.run(
            lambda n=n: (n, threading.current_thread()),
            done=lambda got: answers.append((got, threading.current_thread())),
            failed=answers.append,
        )
    qtbot.waitUntil(lambda: len(answers) == 200)
    assert [got[0] for got, _ in answers] == list(range(200))
    assert {thread for _, thread in answers} == {threading.main_thread()}
    assert threading.main_thread() not in {got[1] for got, _ in answers}
    assert runner.idle


def test_after_the_end_nothing_is_begun_and_nothing_answered(qtbot):
    runner, begun, answers = TaskRunner(), [], []
    runner.run(lambda: begun.append(1), done=answers.append, failed=answers.append)
    runner.close()
    runner.run(lambda: begun.append(2), done=answers.append, failed=answers.append)
    qtbot.wait(20)
    assert (begun, answers) == ([1], [])


def test_a_fault_is_an_answer_too(runner, qtbot):
    answers = []

    def job():
        raise ValueError("no")

    runner.run(job, done=answers.append, failed=answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert isinstance(answers[0], ValueError)
