/** Points of a sweep that share their random numbers. */
import { type RandomStream, randomStream } from '../models/random.ts';
import { drawShiftFactors, rankOf, type ShiftFactors } from './shift-factors.ts';
import type { ShiftLaw, Sweep, SweepPoint } from './sweeps.ts';

/** Points of the same sizes and the same kind of shift. */
export interface Family {
  readonly points: readonly SweepPoint[];
  /** Their places in the sweep. */
  readonly places: readonly number[];
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly kind: ShiftLaw['kind'];
  /** k: the largest rank of a shift. */
  readonly signalRows: number;
}

export function familiesOf({ points }: Sweep): Family[] {
  const groups = new Map<string, number[]>();
  for (const [place, { n, dx, dy, shift }] of points.entries()) {
    const key = [n, dx, dy, shift.kind].join();
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()].map((places) => {
    const members = places.map((place) => points[place]!);
    const { n, dx, dy, shift } = members[0]!;
    const signalRows = Math.max(...members.map((point) => rankOf(point.shift)));
    return { points: members, places, n, dx, dy, kind: shift.kind, signalRows };
  });
}

/** What a draw of a sweep is drawn from. */
export function drawStream(seed: number, draw: number): RandomStream {
  return randomStream('sweep', seed, draw);
}

/** The factors of a draw's shifts: the same in families that differ in n only. */
export function familyShiftFactors(
  { kind, signalRows: k, dx, dy }: Family,
  stream: RandomStream,
): ShiftFactors {
  return drawShiftFactors(kind, { k, dx, dy }, stream.substream('shift', kind, k, dx, dy));
}
