import { graphOf } from '../../src/report/graph.ts';
import { judgement } from '../run/judgements.ts';
import { brokenDerivation, reportOf } from './reports.ts';

/** A lemma of every fate, and a theorem on each of them; one theorem stands on something that was not loaded. */
export const judgements = [
  judgement({ id: 'sound', verdict: 'proved' }),
  judgement({ id: 'wrong', verdict: 'refuted' }),
  judgement({ id: 'open', verdict: 'undecided' }),
  judgement({ id: 'fails', verdict: 'undecided', error: 'out of luck' }),
  judgement({ id: 'on-sound', standsOn: ['sound'] }),
  judgement({ id: 'on-wrong', standsOn: ['sound', 'wrong'] }),
  judgement({ id: 'on-open', standsOn: ['open', 'fails'], derivation: brokenDerivation }),
  judgement({ id: 'on-absent', standsOn: ['absent'] }),
  judgement({ id: 'high-above', standsOn: ['on-wrong', 'on-open'] }),
];

export const report = reportOf(judgements);
export const judged = graphOf(judgements, report);
export const unjudged = graphOf(judgements, null);
