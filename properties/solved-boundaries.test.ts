import { expect, test } from 'vitest';
import { formatExpression } from '../src/algebra/expression.ts';
import { equalFormulas } from '../src/algebra/rational.ts';
import type { Theorem } from '../src/index.ts';
import { proposeSolutions } from '../src/run/oracle.ts';
import { rankStep } from '../theorems/rank-step.ts';
import { regimeFrozenA } from '../theorems/regime-frozen-a.ts';
import { regimeFrozenANoise } from '../theorems/regime-frozen-a-noise.ts';
import { regimeFrozenB } from '../theorems/regime-frozen-b.ts';

const timeLimit = 60_000;

/** The two risks with abbreviations written out and the noise as a variance, and the theorem's claim. */
function regimeOf(theorem: Theorem) {
  const { claim } = theorem;
  if (claim.kind !== 'regime') throw new Error(`${theorem.id} is not a regime`);
  const written = (formula: string) =>
    formatExpression(theorem.read(formula)).replaceAll(/sigma ?\^ ?2/g, 'sigma2');
  const [first, second] = claim.risks.map(written);
  return { claim, first: first!, second: second!, boundary: written(claim.boundary) };
}

// For the boundaries of frozen A at n < dx, for n and after pretraining nerdamer has no answer within ten seconds.
test.each([regimeFrozenA, regimeFrozenANoise, regimeFrozenB, rankStep])(
  'nerdamer proposes the boundary of $id, and the kernel verifies it',
  async (theorem) => {
    const { claim, first, second, boundary } = regimeOf(theorem);
    const proposals = await proposeSolutions(first, second, claim.symbol, { timeLimit });
    expect(proposals).toMatchObject([{ verdict: 'confirmed' }]);
    expect(equalFormulas(proposals[0]!.output, boundary)).toBe(true);
  },
);

test.each([regimeFrozenA, regimeFrozenB])(
  'and solved for sigma², which is what $id says',
  async (theorem) => {
    const { claim, first, second } = regimeOf(theorem);
    const proposals = await proposeSolutions(first, second, 'sigma2', { timeLimit });
    expect(proposals).toMatchObject([{ verdict: 'confirmed' }]);
    expect(equalFormulas(proposals[0]!.output, claim.solved![0]!.equals)).toBe(true);
  },
);
