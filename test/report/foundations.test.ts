import { expect, test } from 'vitest';
import { weakFoundations } from '../../src/report/foundations.ts';
import { inherit } from '../../src/run/inherit.ts';
import { judgement } from '../run/judgements.ts';

test('only what is weaker than the theorem, or unknown, is a weak foundation, also at a distance', () => {
  const judgements = inherit([
    judgement({ id: 'top', verdict: 'supported', standsOn: ['middle', 'proved', 'absent'] }),
    judgement({ id: 'middle', verdict: 'supported', standsOn: ['refuted'] }),
    judgement({ id: 'refuted', verdict: 'refuted' }),
    judgement({ id: 'proved', verdict: 'proved' }),
  ]);
  expect(weakFoundations(judgements[0]!, judgements)).toEqual([
    { id: 'absent', verdict: null },
    { id: 'refuted', verdict: 'refuted' },
  ]);
  expect(weakFoundations(judgements[3]!, judgements)).toEqual([]);
});
