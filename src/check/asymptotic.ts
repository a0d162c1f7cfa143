import type { AsymptoticClaim } from '../claims.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';
import { blockSize, blockStream, fixedStream, type Point, pointKey } from './point.ts';

const blocksPerSize = 16;
/** Standard errors by which a discrepancy must fail to shrink before that is held against the claim. */
const refutingErrors = 8;

/**
 * The discrepancy d(size) = mean − formula of an asymptotic claim must shrink: |d(largest)| < ½·|d(smallest)| +
 * 3 standard errors supports it, provided that 3 standard errors are less than `detects` or ½·|d(smallest)|: noise
 * that could hide the discrepancy supports nothing. It is refuted where |d(largest)| exceeds ½·|d(smallest)| by 8 standard errors and
 * `detects`, and undecided between the two. The error rates are nominal, so the guarantee is asymptotic.
 */
export function measureAsymptotic(point: Point, claim: AsymptoticClaim<ParameterValues>): Evidence {
  const sizes = [claim.sizes[0], claim.sizes.at(-1)];
  const [small, large] = sizes.map((size) => discrepancy(point, claim, size!));
  const error = Math.hypot(small!.error, large!.error);
  const excess = Math.abs(large!.difference) - Math.abs(small!.difference) / 2;
  const visible = Math.max(point.detects * Math.abs(large!.predicted), Math.abs(small!.difference) / 2);
  const shrinks = excess < 3 * error && 3 * error < visible;
  const allowed = Math.max(refutingErrors * error, point.detects * Math.abs(large!.predicted));
  return {
    road: 'plain',
    parameters: point.values,
    verdict: shrinks ? 'supported' : excess > allowed ? 'refuted' : 'undecided',
    guarantee: 'asymptotic',
    predicted: large!.predicted,
    measured: large!.predicted + large!.difference,
    interval: [
      large!.predicted + large!.difference - 3 * large!.error,
      large!.predicted + large!.difference + 3 * large!.error,
    ],
    draws: 2 * blocksPerSize * blockSize,
    detects: point.detects,
    note: `discrepancy ${small!.difference.toPrecision(3)} at size ${sizes[0]}, ${large!.difference.toPrecision(3)} at size ${sizes[1]}`,
  };
}

function discrepancy(point: Point, claim: AsymptoticClaim<ParameterValues>, size: number) {
  const draw = claim.of(size).sampler(point.values, fixedStream(point));
  const count = blocksPerSize * blockSize;
  let mean = 0;
  let squares = 0;
  let stream = blockStream(point, `size ${size}`, 0);
  for (let index = 0; index < count; index++) {
    if (index % blockSize === 0) stream = blockStream(point, `size ${size}`, index / blockSize);
    const x = draw(stream);
    if (!Number.isFinite(x)) throw new RangeError(`the estimator returned ${x} at ${pointKey(point.values)}`);
    const step = x - mean;
    mean += step / (index + 1);
    squares += step * (x - mean);
  }
  const predicted = claim.equals(size)(point.values);
  return { predicted, difference: mean - predicted, error: Math.sqrt(squares / (count - 1) / count) };
}
