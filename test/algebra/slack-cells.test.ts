import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains, declareDomain, natural } from '../../src/algebra/domain.ts';
import { compileExpression, parseExpression } from '../../src/algebra/expression.ts';
import { formatRationalFunction } from '../../src/algebra/rational.ts';
import { type SlackCell, slackCells } from '../../src/algebra/slack-cells.ts';

const parameters = { n: natural('samples'), dx: natural('inputs'), dy: natural('outputs') };

/** Finds the slacks one after the other: each natural is earlier slacks plus a constant plus its own slack, if any. */
function isCovered({ substitution }: SlackCell, point: Readonly<Record<string, number>>): boolean {
  const slacks: Record<string, number> = { slack_n: 0, slack_dx: 0, slack_dy: 0 };
  return [...substitution].every(([name, value]) => {
    const text = formatRationalFunction(value).replace(/\[(\w+)\]/g, 'slack_$1');
    const slack = point[name]! - compileExpression(parseExpression(text))(slacks);
    slacks[`slack_${name}`] = slack;
    return text.includes(`slack_${name}`) ? slack >= 0 : slack === 0;
  });
}

const constraints = fc
  .array(
    fc.constantFrom(
      ...[
        'n > dx',
        'n > dy + 1',
        'dx >= dy',
        'dy >= n - 2',
        'n <= 4',
        'dx <= 3',
        'n + dx > 5',
        'dy > max(n, dx)',
      ],
      ...['n >= min(dx, dy)', 'n == dx + dy', '2*dx > n', 'dx + dy <= 6'],
    ),
    { maxLength: 4 },
  )
  .map((texts) => texts.join(', '));

test('the cells cover the domain', () => {
  const range = [1, 2, 3, 4, 5, 6];
  let points = 0;
  fc.assert(
    fc.property(constraints, (text) => {
      let domain: ReturnType<typeof declareDomain>;
      try {
        domain = declareDomain(parameters, text);
      } catch {
        return; // empty: nothing to cover
      }
      const cells = slackCells(domain);
      for (const n of range)
        for (const dx of range)
          for (const dy of range) {
            const point = { n, dx, dy };
            if (!contains(domain, point)) continue;
            points += 1;
            expect(
              cells.some((cell) => isCovered(cell, point)),
              `${text} at ${JSON.stringify(point)}`,
            ).toBe(true);
          }
    }),
    { seed: 21, numRuns: 80 },
  );
  expect(points).toBeGreaterThan(1000);
});

test('one cell that is exactly the domain, where every constraint bounds one natural from below', () => {
  const domain = declareDomain(parameters, 'n > dx + 1, dx > dy');
  const cells = slackCells(domain);
  expect(cells).toHaveLength(1);
  expect(isCovered(cells[0]!, { n: 4, dx: 2, dy: 1 })).toBe(true);
  expect(isCovered(cells[0]!, { n: 3, dx: 2, dy: 1 })).toBe(false);
  expect(isCovered(cells[0]!, { n: 9, dx: 2, dy: 2 })).toBe(false);
});
