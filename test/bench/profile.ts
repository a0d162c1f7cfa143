/** Where the time of the whole catalogue goes: by part, and by theorem. */

import type { StreamName } from '../../src/check/stream-statistics.ts';
import type * as Judge from '../../src/check/theorem.ts';
import type * as Catalogue from '../../src/run/catalogue.ts';
import { compiledModule } from './compiled-module.ts';

/** The parts of a judgement. Whatever draws nothing is `exact`: algebra, certificates, points, and the looks at tests. */
export const parts = ['derivation', 'plain', 'conditioned', 'other roads', 'pilots', 'exact'] as const;
export type Part = (typeof parts)[number];

export interface TheoremCost {
  readonly id: string;
  /** Processor time in seconds, by part. */
  readonly spent: Readonly<Record<Part, number>>;
}

/** Judges every theorem of the catalogue once, in one thread, at the default profile. */
export async function benchProfile(): Promise<TheoremCost[]> {
  const { judge } = await compiledModule<typeof Judge>('src/check/theorem');
  const { wholeCatalogue } = await compiledModule<typeof Catalogue>('src/run/catalogue');
  return (await wholeCatalogue()).map((theorem) => {
    const spent = Object.fromEntries(parts.map((part) => [part, 0])) as Record<Part, number>;
    const timed = <T>(stream: StreamName, gather: () => T): T => {
      const start = processorTime();
      try {
        return gather();
      } finally {
        spent[partOf(stream)] += (processorTime() - start) / 1000;
      }
    };
    const start = processorTime();
    judge(
      theorem,
      { seed: 1, profile: 'default', falseAlarm: 1e-6, missedError: 1e-6 },
      { shards: 1, whole: timed, pilot: timed, batch: (stream, _index, gather) => timed(stream, gather) },
    );
    const drawn = Object.values(spent).reduce((sum, seconds) => sum + seconds, 0);
    spent.exact = (processorTime() - start) / 1000 - drawn;
    return { id: theorem.id, spent };
  });
}

/** Milliseconds that this process has kept processors busy. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function partOf({ road, purpose }: StreamName): Part {
  const name = road.slice(road.lastIndexOf(', ') + 2);
  if (name.startsWith('step ')) return 'derivation';
  if (purpose === 'pilot') return 'pilots';
  return name === 'plain' || name === 'conditioned' ? name : 'other roads';
}

export const secondsOf = ({ spent }: TheoremCost): number =>
  Object.values(spent).reduce((sum, seconds) => sum + seconds, 0);
