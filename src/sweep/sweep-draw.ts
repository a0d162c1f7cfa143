/** One draw of a sweep: a shift and a data set for each of its points, and the excess risk of every method there. */
import { frobeniusSquared, type Matrix, zeros } from '../models/matrix.ts';
import type { RandomStream } from '../models/random.ts';
import { givenSpectrum } from '../models/spectra.ts';
import { drawStream, type Family, familiesOf, familyShiftFactors } from './family.ts';
import { rankOf, shiftsOfFactors } from './shift-factors.ts';
import type { Sweep } from './sweeps.ts';
import { trainedRisks } from './trained-risks.ts';
import { errorEnergy, noiseRows, whitenedData } from './whitened-data.ts';

/**
 * Draws the risks of a sweep. Points of equal sizes share the random numbers of a draw, the factors of the shift as well
 * as the data's, and points that differ in n share the former (common random numbers): that saves most of the work and
 * makes smooth curves. Each point's risks have the law that they would have on their own, so its mean and its standard
 * error are right; but they are correlated with the risks at other points, and must not be taken for independent. All
 * methods are fitted to the same data.
 *
 * @param seed of the run; a draw is the same for ever, whatever is drawn before it
 * @returns a function of the draw's number to its risks, point after point: full fine-tuning, then trained LoRA at each
 * of the sweep's ranks. They are overwritten by its next call.
 * @throws RangeError for sizes, a sigma or ranks that cannot be
 */
export function sweepDraws(sweep: Sweep, seed: number): (draw: number) => Float64Array {
  refuseImpossible(sweep);
  const methods = 1 + sweep.ranks.length;
  const risks = new Float64Array(sweep.points.length * methods);
  const families = familiesOf(sweep).map((family) => familyDraws(family, sweep.ranks));
  return (draw) => {
    for (const family of families) family(drawStream(seed, draw), risks);
    return risks;
  };
}

function familyDraws(family: Family, ranks: readonly number[]) {
  const { points, places, n, dx, dy, signalRows: k } = family;
  const q = Math.min(n, dx);
  const drawData = whitenedData(family);
  const fitted = ranks.filter((r) => r < Math.min(dy, q));
  const trained = trainedRisks(k, noiseRows(family), q, Math.max(0, ...fitted));
  const seen = zeros(k, q);
  const unseen = zeros(k, dx - q);
  const shiftSeen = shiftsOfFactors(k, q);
  const shiftUnseen = shiftsOfFactors(k, dx - q);
  return (stream: RandomStream, risks: Float64Array): void => {
    const { left, right } = familyShiftFactors(family, stream);
    const data = drawData(stream.substream('data', n, dx, dy, k));
    split(right, seen, unseen);
    shiftSeen.useFactors(left, seen);
    shiftUnseen.useFactors(left, unseen);
    trained.useData(data);
    const energy = errorEnergy(data);
    for (const [i, { shift: law, sigma }] of points.entries()) {
      const { matrix, scale } = shiftSeen.of(law);
      const missed = scale ** 2 * frobeniusSquared(shiftUnseen.of(law).matrix);
      const byRank = trained.ofShift(matrix, scale, sigma);
      const full = sigma ** 2 * energy + missed;
      let next = places[i]! * (1 + ranks.length);
      risks[next++] = full;
      for (const r of ranks) risks[next++] = r < byRank.length ? byRank[r] + missed : full;
    }
  };
}

/** The first columns of a matrix, and the others. */
function split(whole: Matrix, first: Matrix, rest: Matrix): void {
  for (let i = 0; i < whole.rows; i++) {
    const row = whole.data.subarray(i * whole.columns, (i + 1) * whole.columns);
    first.data.set(row.subarray(0, first.columns), i * first.columns);
    rest.data.set(row.subarray(first.columns), i * rest.columns);
  }
}

function refuseImpossible({ points, ranks }: Sweep): void {
  for (const { n, dx, dy, sigma, shift } of points) {
    for (const [name, size] of Object.entries({ n, dx, dy })) {
      if (!(Number.isSafeInteger(size) && size > 0)) {
        throw new RangeError(`${name} must be a positive integer, got ${size}`);
      }
    }
    if (!(sigma > 0 && sigma < Infinity)) throw new RangeError(`sigma must be positive, got ${sigma}`);
    if (shift.kind === 'spectrum') givenSpectrum(shift.values);
    const rank = rankOf(shift);
    if (!(Number.isSafeInteger(rank) && rank > 0 && rank <= Math.min(dx, dy))) {
      throw new RangeError(`the rank of a ${dy} × ${dx} shift must be 1 to ${Math.min(dx, dy)}, got ${rank}`);
    }
  }
  for (const r of ranks) {
    if (!(Number.isSafeInteger(r) && r >= 0))
      throw new RangeError(`a rank must be an integer >= 0, got ${r}`);
  }
}
