import { expect, test } from 'vitest';
import { equalFormulas } from '../../src/algebra/rational.ts';
import { askFor, OracleError, oracleNames, proposeSolutions } from '../../src/run/oracle.ts';

const [frozenA, fullFineTuning] = ['b*(n-1)/(n-r-1) + dy*sigma2*r/(n-r-1)', 'dy*sigma2*dx/(n-dx-1)'];
const request = (
  task: Parameters<typeof askFor>[0]['task'],
  formula: string,
  symbol: string | null = null,
) => ({
  task,
  formula,
  symbol,
  at: null,
});

test.each(oracleNames)('%s finds the boundary of regime-frozen-a for b and for sigma²', async (oracle) => {
  const [forB] = await proposeSolutions(frozenA, fullFineTuning, 'b', { oracle, timeLimit: 30_000 });
  expect(forB!.verdict).toBe('confirmed');
  expect(equalFormulas(forB!.output, 'dy*sigma2*(dx-r)/(n-dx-1)')).toBe(true);
  const [forSigma2] = await proposeSolutions(frozenA, fullFineTuning, 'sigma2', {
    oracle,
    timeLimit: 30_000,
  });
  expect(forSigma2!.verdict).toBe('confirmed');
  expect(equalFormulas(forSigma2!.output, 'b*(n-dx-1)/(dy*(dx-r))')).toBe(true);
});

test.each(oracleNames)(
  '%s: both solutions of a quadratic equation, and no cancelled pole',
  async (oracle) => {
    const verdicts = (proposals: Awaited<ReturnType<typeof proposeSolutions>>) =>
      proposals.map(({ verdict }) => verdict);
    expect(verdicts(await proposeSolutions('x^2', '2', 'x', { oracle }))).toEqual(['confirmed', 'confirmed']);
    expect(verdicts(await proposeSolutions('(x^2-1)/(x-1)', '0', 'x', { oracle }))).toEqual(['confirmed']);
  },
);

test('approximate roots are refuted, and imaginary numbers are not judged', async () => {
  const verdicts = (await proposeSolutions('x^5 - x', '1', 'x')).map(({ verdict }) => verdict);
  expect(verdicts.filter((verdict) => verdict === 'refuted')).toHaveLength(1);
  expect(verdicts.filter((verdict) => verdict === 'not judged')).toHaveLength(4);
});

test.each(oracleNames)('to %s i, e and pi are symbols like others', async (oracle) => {
  const [solution] = await proposeSolutions('i*e', 'pi', 'e', { oracle });
  expect(solution!.verdict).toBe('confirmed');
  expect(equalFormulas(solution!.output, 'pi/i')).toBe(true);
});

test('an oracle that hangs is cut off at the time limit', async () => {
  await expect(proposeSolutions('(x+y)^12 + x*z^5', '3*x^9*y', 'x', { timeLimit: 500 })).rejects.toThrow(
    new OracleError('nerdamer gave no answer within 500 ms'),
  );
});

test('the equation on which nerdamer hung costs no more than the time limit, and yields no wrong answer', async () => {
  const [left, right] = ['s*r/(n-r-1)+b', 's*d/(n-d-1)'];
  const proposals = await proposeSolutions(left, right, 'n', { timeLimit: 2_000 }).catch((error: unknown) => {
    expect(error).toEqual(new OracleError('nerdamer gave no answer within 2000 ms'));
    return [];
  });
  for (const { output, verdict } of proposals) {
    const at = (side: string) => side.replaceAll('n', `(${output})`);
    if (verdict === 'confirmed') expect(equalFormulas(at(left), at(right))).toBe(true);
  }
});

test.each([
  ['nerdamer', 'simplify', '(4+r)-(d+d)', null],
  ['mathjs', 'simplify', '(4+r)-(d+d)', null],
  ['nerdamer', 'expand', '(2-s)*(s-3)/(d+2)', null],
  ['mathjs', 'expand', '(2-s)*(s-3)/(d+2)', null],
  ['nerdamer', 'factor', 'n/(d+s)', null],
  ['nerdamer', 'limit', 'b*(n-1)/(n-r-1) + v*r/(n-r-1)', 'n'],
  ['nerdamer', 'limit', 'b*(n-1)/(n-r-1)', 'n'],
] as const)('%s, %s %s: what is confirmed has the right value', async (oracle, task, formula, symbol) => {
  const { output, verdict } = await askFor(request(task, formula, symbol), { oracle, timeLimit: 30_000 });
  const point = { r: '3', d: '5', s: '7/2', n: '11', b: '13', v: '2' };
  const isRight = equalFormulas(task === 'limit' ? 'b' : formula, output, point);
  expect(verdict).toBe(isRight ? 'confirmed' : 'refuted');
});

test('what an oracle cannot do or take is an error, not an empty answer', async () => {
  await expect(proposeSolutions('x', 'x + 1', 'x')).rejects.toThrow(OracleError);
  await expect(askFor(request('factor', 'x^2 - 1'), { oracle: 'mathjs' })).rejects.toThrow(
    new OracleError("mathjs failed: it has no function for 'factor'"),
  );
  await expect(proposeSolutions('x^3', 'a', 'x', { oracle: 'mathjs' })).rejects.toThrow(
    'degrees 1 and 2 only',
  );
});
