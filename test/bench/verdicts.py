"""Verdicts on formulas for a mean risk, by simulation and fit in NumPy: the other side of the benchmark.

    python3 verdicts.py tasks.json PROCESSES

The file holds lists of tasks, one for each theorem. A task gives sizes, a shift, a frozen factor if there is one, the
value of the formula, and a bound on the variance of a draw. The program draws X and E in batches, fits by the normal
equations of the whole batch at once, and feeds the risks to the sequential mean test of riskproof
(src/statistics/mean-test.ts): the same cells, grid of lambda, crossings, and looks after every 256 draws. It prints the
verdicts of each list, and the seconds without start-up, imports and a warm-up: a task of each list.

    python3 verdicts.py statistic.json

prints what the test makes of the draws in the file.
"""

import json
import resource
import sys
import time
from multiprocessing import Barrier, Pool

import numpy as np

CELL = 16
BLOCK = 256
BATCH = 2048


class MeanTest:
    def __init__(self, claimed, margin, variance, falseAlarm, missedError):
        self.cell_variance = variance / CELL
        ceiling = 1 / np.sqrt(self.cell_variance)
        self.grid = np.array([min(k * margin / self.cell_variance, ceiling) for k in (1, 4, 16)] + [ceiling])
        self.points = np.array([claimed, claimed - margin, claimed + margin])
        self.refutes, self.supports = np.log(2 / falseAlarm), np.log(1 / missedError)
        self.cells, self.sums = 0, np.zeros((3, 4))

    def add(self, draws):
        """The verdict at the first look that gives one, or None."""
        cells = draws.reshape(-1, CELL).mean(axis=1)
        x = self.grid * (cells[:, None] - self.points)[:, :, None]
        size = np.abs(x)
        influence = np.copysign(np.log1p(size + size * size / 2), x)
        looks = influence.reshape(-1, BLOCK // CELL, 3, 4).sum(axis=1).cumsum(axis=0) + self.sums
        count = self.cells + BLOCK // CELL * np.arange(1, len(looks) + 1)
        self.cells, self.sums = count[-1], looks[-1]
        penalty = count[:, None] * self.grid**2 * self.cell_variance / 2

        def crossed(point, side, threshold):
            logs = side * looks[:, point] - penalty
            largest = logs.max(axis=1)
            return largest + np.log(np.exp(logs - largest[:, None]).mean(axis=1)) >= threshold

        refuted = crossed(0, 1, self.refutes) | crossed(0, -1, self.refutes)
        supported = crossed(1, 1, self.supports) & crossed(2, -1, self.supports)
        decided = np.flatnonzero(refuted | supported)
        if len(decided) == 0:
            return None
        return "refuted" if refuted[decided[0]] else "supported"


def least_squares(X, Z):
    """Z X^+ for a batch: least squares, or the interpolant of minimum norm."""
    Xt = X.transpose(0, 2, 1)
    if X.shape[2] >= X.shape[1]:
        return np.linalg.solve(X @ Xt, X @ Z.transpose(0, 2, 1)).transpose(0, 2, 1)
    return np.linalg.solve(Xt @ X, Z.transpose(0, 2, 1)).transpose(0, 2, 1) @ Xt


def risks(task, rng, count):
    n, dx, dy = task["n"], task["dx"], task["dy"]
    A0, shift = task["pretrained"], task["shift"]
    X = rng.standard_normal((count, dx, n))
    Y = (A0 + shift) @ X + task["sigma"] * rng.standard_normal((count, dy, n))
    Z = Y - A0 @ X
    if "A" in task:
        update = least_squares(task["A"] @ X, Z) @ task["A"]
    elif "Q" in task:
        update = task["Q"] @ least_squares(X, task["Q"].T @ Z)
    else:
        update = least_squares(X, Z)
    error = update - shift
    return np.einsum("bij,bij->b", error, error)


def judge(task, warm_up=False):
    before = time.process_time()
    for name in ("pretrained", "shift", "A", "Q"):
        if name in task:
            task[name] = np.array(task[name])
    rng = np.random.default_rng([task["seed"], warm_up])
    test = MeanTest(**task["test"])
    verdict, draws = None, 0
    while verdict is None:
        verdict = test.add(risks(task, rng, BATCH))
        draws += BATCH
    return {"verdict": verdict, "draws": draws, "processor": time.process_time() - before}


def warm_up(tasks, ready):
    for some in tasks:
        judge(some[0], True)
    ready.wait()


def main():
    with open(sys.argv[1]) as file:
        tasks = json.load(file)
    if "draws" in tasks:
        test = MeanTest(**tasks["test"])
        verdict = test.add(np.array(tasks["draws"]))
        print(json.dumps({"verdict": verdict, "sums": test.sums.ravel().tolist()}))
        return
    processes = int(sys.argv[2])
    lists = []
    ready = Barrier(processes + 1)
    with Pool(processes, warm_up, (tasks, ready)) as pool:
        ready.wait()
        for some in tasks:
            start = time.perf_counter()
            judged = pool.map(judge, some, chunksize=1)
            seconds = time.perf_counter() - start
            processor = sum(one["processor"] for one in judged)
            lists.append({"judged": judged, "seconds": seconds, "processor": processor})
        pool.close()
        pool.join()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memory += processes * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"lists": lists, "memory": memory * 1024}))


main()
