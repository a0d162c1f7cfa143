/**
 * Exact (Clopper–Pearson) limits for a rate of which `hits` of `trials` were seen: the rate p at which so many or
 * fewer (upper limit), or so many or more (lower limit), would have probability `error`.
 */

/** The rate is at most this with confidence 1 − error. */
export function upperLimit(hits: number, trials: number, error: number): number {
  return hits === trials ? 1 : solve((p) => atMost(hits, trials, p) > error);
}

/** The rate is at least this with confidence 1 − error. */
export function lowerLimit(hits: number, trials: number, error: number): number {
  return hits === 0 ? 0 : solve((p) => 1 - atMost(hits - 1, trials, p) < error);
}

/** P(Binomial(trials, p) ≤ hits), term by term. */
function atMost(hits: number, trials: number, p: number): number {
  let logarithm = trials * Math.log1p(-p);
  let total = Math.exp(logarithm);
  for (let k = 1; k <= hits; k++) {
    logarithm += Math.log(((trials - k + 1) / k) * (p / (1 - p)));
    total += Math.exp(logarithm);
  }
  return total;
}

/** The p in (0, 1) where a condition that holds for small p ceases to hold. */
function solve(holds: (p: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return high;
}
