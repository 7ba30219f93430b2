"""Worker processes: handing out work, and replacing workers that died or grew old."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from screenseg.synth.generate._worker import Job, Outcome, work

__all__ = ["Pool"]

_LIFETIME = 600  # screens after which a worker is replaced, against leaks of whatever library
_DEATHS = 3  # of workers over one screen, after which it is given up
_GRACE = 20.0  # seconds in which a worker may finish its screen when the run is stopped


class _Worker:
    """A process, its end of the pipe, and what it is at."""

    def __init__(self, job: Job) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self.pipe: Connection = ours
        self.process: BaseProcess = context.Process(target=work, args=(theirs, job), name="screenseg-synth")
        self.process.start()
        theirs.close()
        self.waiting: deque[int] = deque()
        self.drawn = 0

    def give(self, indexes: Sequence[int]) -> None:
        """Hand out work."""
        self.waiting.extend(indexes)
        with contextlib.suppress(OSError):  # it is dead, which its pipe's end will tell
            self.pipe.send(list(indexes))

    def stop(self) -> None:
        """Have it end by itself."""
        with contextlib.suppress(OSError):
            self.pipe.close()


class Pool:
    """Draws screens in several processes; `workers` of them, each with its own toolkits."""

    def __init__(self, job: Job, workers: int) -> None:
        self._job = job
        self._count = workers
        self._workers: list[_Worker] = []
        self._leaving: list[_Worker] = []

    @property
    def pids(self) -> list[int]:
        """Of the processes at work."""
        return [worker.process.pid for worker in self._workers if worker.process.pid]

    def run(self, indexes: Sequence[int]) -> Iterator[Outcome | None]:
        """Outcomes as they come, in any order; None about once a second while there is none."""
        todo = deque(indexes)
        chunk = max(1, min(4, len(todo) // (self._count * 4)))
        deaths: Counter[int] = Counter()
        while todo or any(worker.waiting for worker in self._workers):
            self._feed(todo, chunk)
            ready = wait([worker.pipe for worker in self._workers], timeout=1.0)
            if not ready:
                yield None
            for worker in [w for w in self._workers if w.pipe in ready]:
                outcome = self._receive(worker, todo, deaths)
                if outcome is not None:
                    yield outcome

    def _feed(self, todo: deque[int], chunk: int) -> None:
        """Give the idle work, and start workers where some are missing."""
        for worker in [w for w in self._workers if not w.waiting and w.drawn >= _LIFETIME]:
            self._retire(worker)
        while len(self._workers) < self._count and len(todo) > 0:
            self._workers.append(_Worker(self._job))
            self._hand(self._workers[-1], todo, chunk)
        for worker in self._workers:
            if not worker.waiting and todo:
                self._hand(worker, todo, chunk)

    @staticmethod
    def _hand(worker: _Worker, todo: deque[int], chunk: int) -> None:
        worker.give([todo.popleft() for _ in range(min(chunk, len(todo)))])

    def _receive(self, worker: _Worker, todo: deque[int], deaths: Counter[int]) -> Outcome | None:
        """What a worker says; if it died over a screen, the screen is put back, or given up."""
        try:
            outcome: Outcome = worker.pipe.recv()
        except (EOFError, OSError):
            return self._bury(worker, todo, deaths)
        with contextlib.suppress(ValueError):
            worker.waiting.remove(outcome.index)
        worker.drawn += 1
        return outcome

    def _bury(self, worker: _Worker, todo: deque[int], deaths: Counter[int]) -> Outcome | None:
        self._retire(worker)
        worker.process.join(_GRACE)
        if not worker.waiting:
            return None
        index = worker.waiting[0]
        deaths[index] += 1
        if deaths[index] >= _DEATHS:
            worker.waiting.popleft()
        todo.extendleft(reversed(worker.waiting))
        worker.waiting.clear()
        if deaths[index] < _DEATHS:
            return None
        return Outcome(
            index, "failed", errors=(f"The worker ended with exit status {worker.process.exitcode}, {_DEATHS} times.",)
        )

    def _retire(self, worker: _Worker) -> None:
        worker.stop()
        self._workers.remove(worker)
        self._leaving.append(worker)

    def close(self) -> None:
        """End all workers; each may finish the screen it is at."""
        for worker in list(self._workers):
            self._retire(worker)
        for worker in self._leaving:
            worker.process.join(_GRACE)
            if worker.process.is_alive():
                worker.process.terminate()
                worker.process.join()
        self._leaving.clear()
