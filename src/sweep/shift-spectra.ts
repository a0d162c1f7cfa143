import { singularValueDecomposition } from '../models/linear-algebra.ts';
import type { Spectrum } from '../models/spectra.ts';
import { drawStream, familiesOf, familyShiftFactors } from './family.ts';
import { shiftsOfFactors } from './shift-factors.ts';
import type { Sweep } from './sweeps.ts';

/**
 * The singular values of the shifts of a draw, which a theory of its risks is to use.
 *
 * @param seed as for `sweepDraws`
 * @returns a function of the draw's number to a spectrum for each point of the sweep
 */
export function shiftSpectra(sweep: Sweep, seed: number): (draw: number) => Spectrum[] {
  const families = familiesOf(sweep);
  return (draw) => {
    const spectra: Spectrum[] = new Array(sweep.points.length);
    for (const family of families) {
      const { points, places, signalRows, dx } = family;
      const { left, right } = familyShiftFactors(family, drawStream(seed, draw));
      const shifts = shiftsOfFactors(signalRows, dx);
      shifts.useFactors(left, right);
      for (const [i, { shift }] of points.entries()) {
        const { matrix, scale } = shifts.of(shift);
        spectra[places[i]!] =
          shift.kind === 'spectrum'
            ? shift.values
            : singularValueDecomposition(matrix)
                .s.slice(0, shift.rank)
                .map((s) => scale * s);
      }
    }
    return spectra;
  };
}
