import { expect, test } from 'vitest';
import { equalFormulas } from '../src/algebra/rational.ts';
import { proposeSolutions } from '../src/run/oracle.ts';
import { regimeFrozenA } from '../theorems/regime-frozen-a.ts';

const { claim } = regimeFrozenA;
if (claim.kind !== 'regime') throw new Error('regime-frozen-a is not a regime');
const [lora, full] = claim.risks.map((risk) => risk.replaceAll('sigma^2', 'sigma2')) as [string, string];

test('nerdamer proposes the boundary of regime-frozen-a solved for b, and the kernel verifies it', async () => {
  const { confirmed } = await proposeSolutions(lora, full, 'b');
  expect(confirmed).toHaveLength(1);
  expect(equalFormulas(confirmed[0]!, claim.boundary.replaceAll('sigma^2', 'sigma2'))).toBe(true);
});

test('and solved for sigma², which is what the theorem says', async () => {
  const { confirmed } = await proposeSolutions(lora, full, 'sigma2');
  expect(confirmed).toHaveLength(1);
  expect(equalFormulas(confirmed[0]!, claim.solved![0]!.equals)).toBe(true);
});
