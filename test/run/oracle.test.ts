import { expect, test } from 'vitest';
import { equalFormulas } from '../../src/algebra/rational.ts';
import { askFor, OracleError, proposeSolutions, solveFor } from '../../src/run/oracle.ts';

const [frozenA, fullFineTuning] = ['b*(n-1)/(n-r-1) + dy*sigma2*r/(n-r-1)', 'dy*sigma2*dx/(n-dx-1)'];

test('the boundary of regime-frozen-a is found for b and for sigma²', async () => {
  const forB = await proposeSolutions(frozenA, fullFineTuning, 'b');
  expect(forB).toMatchObject({ confirmed: [expect.any(String)], refuted: [] });
  expect(equalFormulas(forB.confirmed[0]!, 'dy*sigma2*(dx-r)/(n-dx-1)')).toBe(true);
  const forSigma2 = await proposeSolutions(frozenA, fullFineTuning, 'sigma2');
  expect(forSigma2).toMatchObject({ confirmed: [expect.any(String)], refuted: [] });
  expect(equalFormulas(forSigma2.confirmed[0]!, 'b*(n-dx-1)/(dy*(dx-r))')).toBe(true);
});

test('both solutions of a quadratic equation are confirmed, a cancelled pole is not among them', async () => {
  expect(await proposeSolutions('x^2', '2', 'x')).toEqual({
    confirmed: ['sqrt(2)', '-sqrt(2)'],
    refuted: [],
  });
  expect(await proposeSolutions('(x^2-1)/(x-1)', '0', 'x')).toEqual({ confirmed: ['-1'], refuted: [] });
});

test('wrong proposals are refuted: approximate roots and imaginary numbers', async () => {
  const { confirmed, refuted } = await proposeSolutions('x^5 - x', '1', 'x');
  expect(confirmed).toEqual([]);
  expect(refuted).toHaveLength(5);
  expect(refuted.filter(({ reason }) => reason.startsWith('the sides then differ by '))).toHaveLength(1);
  expect(refuted.filter(({ reason }) => reason === 'it is not a real expression')).toHaveLength(4);
});

test('i, e and pi are symbols like others', async () => {
  const [solution] = await solveFor('i*e = pi', 'e');
  expect(equalFormulas(solution!, 'pi/i')).toBe(true);
});

test('an oracle that hangs is cut off at the time limit', async () => {
  await expect(solveFor('(x+y)^12 + x*z^5 = 3*x^9*y', 'x', { timeLimit: 500 })).rejects.toThrow(
    new OracleError('nerdamer gave no answer within 500 ms'),
  );
});

test('an equation that nerdamer cannot take is an error, not an empty answer', async () => {
  await expect(proposeSolutions('x', 'x + 1', 'x')).rejects.toThrow(OracleError);
});

test('the equation on which nerdamer hung costs no more than the time limit, and yields no wrong answer', async () => {
  const [left, right] = ['s*r/(n-r-1)+b', 's*d/(n-d-1)'];
  await proposeSolutions(left, right, 'n', { timeLimit: 2_000 }).then(
    ({ confirmed }) => {
      for (const solution of confirmed) {
        const at = (side: string) => side.replaceAll('n', `(${solution})`);
        expect(equalFormulas(at(left), at(right))).toBe(true);
      }
    },
    (error) => expect(error).toEqual(new OracleError('nerdamer gave no answer within 2000 ms')),
  );
});

test.each([
  ['simplify', '(4+r)-(d+d)', null],
  ['expand', '(2-s)*(s-3)/(d+2)', null],
  ['factor', 'n/(d+s)', null],
  ['limit', 'b*(n-1)/(n-r-1) + v*r/(n-r-1)', 'n'],
  ['limit', 'b*(n-1)/(n-r-1)', 'n'],
] as const)('%s %s: only what has the right value at a point is confirmed', async (task, formula, symbol) => {
  const { output, verdict } = await askFor(task, formula, symbol);
  const expected = task === 'limit' ? 'b' : formula;
  const point = { r: '3', d: '5', s: '7/2', n: '11', b: '13', v: '2' };
  if (verdict === 'confirmed') expect(equalFormulas(expected, output, point)).toBe(true);
  else expect(equalFormulas(expected, output, point)).toBe(false);
});
