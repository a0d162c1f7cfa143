"""The four synthetic sweeps in NumPy: simulate X and E, whiten by Cholesky, one SVD for all ranks.

    python3 sweeps.py '{"sweeps": [...], "seeds": 100, "processes": 2, "seed": 1}'

A sweep is as in src/sweep/sweeps.ts. Prints one JSON object: for each sweep its seconds and its processor time, without
the start of Python and of its processes, and the count, mean and standard error of the excess risk at each point, first
of full fine-tuning and then of trained LoRA at each rank.
"""

import json
import os
import resource
import sys
import time

# One process a core: more threads than that only get in each other's way.
for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import multiprocessing

import numpy as np

# Matrices of this many draws at once: more of them leave the cache, fewer do not repay the call.
batch = 10


def transposed(m):
    return np.swapaxes(m, -1, -2)


def orthonormal_columns(rng, count, rows, columns):
    q, r = np.linalg.qr(rng.standard_normal((count, rows, columns)))
    return q * np.sign(np.diagonal(r, axis1=-2, axis2=-1))[:, None, :]


def draw_shift(rng, count, point):
    dy, dx = point["dy"], point["dx"]
    if point["shift"]["kind"] == "factors":
        rank = point["shift"]["rank"]
        left = rng.standard_normal((count, dy, rank))
        return left @ rng.standard_normal((count, rank, dx)) / np.sqrt(rank)
    s = np.array(point["shift"]["values"])
    left = orthonormal_columns(rng, count, dy, len(s))
    return left * s @ transposed(orthonormal_columns(rng, count, dx, len(s)))


def excess_risks(rng, count, point, ranks):
    """The risks of one batch: a row a draw, a column a method."""
    n, dx, dy, sigma = (point[name] for name in ("n", "dx", "dy", "sigma"))
    shift = draw_shift(rng, count, point)
    x = rng.standard_normal((count, dx, n))
    y = sigma * rng.standard_normal((count, dy, n)) + shift @ x
    if n >= dx:
        factor = np.linalg.cholesky(x @ transposed(x))
        p = transposed(np.linalg.solve(factor, x @ transposed(y)))
    else:
        p = y
    u, s, vt = np.linalg.svd(p, full_matrices=False)
    scaled = s[..., None] * vt
    # Row k of `fit` is what the k-th singular triplet adds to the fit, u_k times that row.
    if n >= dx:
        fit = transposed(np.linalg.solve(transposed(factor), transposed(scaled)))
    else:
        fit = transposed(np.linalg.solve(transposed(x) @ x, transposed(scaled))) @ transposed(x)
    change = np.sum(fit * (fit - 2 * transposed(u) @ shift), axis=-1)
    risks = np.sum(shift**2, axis=(1, 2))[:, None] + np.cumsum(change, axis=-1)
    return risks[:, [-1] + [min(r, s.shape[-1]) - 1 for r in ranks]]


def run(task):
    """The risks of some draws at a point, and the processor time they took."""
    begin = time.process_time()
    point, ranks, seeds, key = task
    rng = np.random.default_rng(key)
    blocks = [
        excess_risks(rng, min(batch, seeds - done), point, ranks) for done in range(0, seeds, batch)
    ]
    return np.concatenate(blocks), time.process_time() - begin


def statistics(risks):
    count = len(risks)
    error = risks.std(axis=0, ddof=1) / np.sqrt(count)
    return {"count": count, "mean": risks.mean(axis=0).tolist(), "error": error.tolist()}


def timed(pool, sweep, number, seed, shares):
    begin = time.perf_counter()
    tasks = [
        (point, sweep["ranks"], share, [seed, number, i, j])
        for i, point in enumerate(sweep["points"])
        for j, share in enumerate(shares)
    ]
    parts = pool.map(run, tasks, chunksize=1)
    of_points = [parts[i : i + len(shares)] for i in range(0, len(parts), len(shares))]
    points = [statistics(np.concatenate([risks for risks, _ in of])) for of in of_points]
    return {
        "name": sweep["name"],
        "seconds": time.perf_counter() - begin,
        "processor": sum(processor for _, processor in parts),
        "points": points,
    }


def main():
    task = json.loads(sys.argv[1])
    processes, seeds = task["processes"], task["seeds"]
    shares = [seeds // processes + (i < seeds % processes) for i in range(processes)]
    with multiprocessing.Pool(processes) as pool:
        pool.map(abs, range(processes))
        sweeps = [
            timed(pool, sweep, number, task["seed"], [share for share in shares if share > 0])
            for number, sweep in enumerate(task["sweeps"])
        ]
        pool.close()
        pool.join()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memory += processes * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"sweeps": sweeps, "memory": memory * 1024}))


if __name__ == "__main__":
    main()
