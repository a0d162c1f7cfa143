import { expect, test } from 'vitest';
import { graphOf } from '../../src/report/graph.ts';
import { graphText } from '../../src/report/graph-text.ts';
import { judged, judgements, unjudged } from './graphs.ts';

test('levels from the ground up, verdicts, and what stands on anything wrong', () => {
  expect(`\n${graphText(judged)}`).toBe(`
riskproof 0.1.0, seed 1, profile default: what stands on what

level 0: on nothing
- absent      not judged
∎ sound       proved
✗ wrong       refuted
? open        undecided
! fails       broke

level 1: on level 0 and below
✓ on-sound    supported   on sound
✓ on-wrong    supported   on sound, wrong
    ↳ stands on wrong (refuted)
✓ on-open     supported   on open, fails
    ↳ its derivation is broken
    ↳ stands on fails (broke), open (undecided)
✓ on-absent   supported   on absent
    ↳ stands on absent (not judged)

level 2: on level 1 and below
✓ high-above  supported   on on-wrong, on-open
    ↳ stands on wrong (refuted), fails (broke), open (undecided)

✗ wrong is refuted: on-wrong, high-above stand on it
? open is undecided: on-open, high-above stand on it
! fails broke: on-open, high-above stand on it

10 theorems: 1 proved, 5 supported, 1 refuted, 1 undecided, 1 broke, 1 not judged; 2 stand on something refuted
`);
});

test('without verdicts', () => {
  expect(`\n${graphText(unjudged)}`).toBe(`
what stands on what

level 0: on nothing
absent
sound
wrong
open
fails

level 1: on level 0 and below
on-sound    on sound
on-wrong    on sound, wrong
on-open     on open, fails
on-absent   on absent

level 2: on level 1 and below
high-above  on on-wrong, on-open

10 theorems, 8 arrows between them
`);
});

test('what is too long goes on below, and no line is wider than a page', () => {
  const ids = Array.from({ length: 9 }, (_, i) => `a-rather-long-name-${i}`);
  const wide = graphOf([...ids.map((id) => ({ id, standsOn: [] })), { id: 'top', standsOn: ids }], null);
  const lines = graphText(wide).split('\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(110);
  expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(`top on ${ids.join(', ')} `);
});

test('a circle is told', () => {
  const circle = graphOf(
    [
      { id: 'a', standsOn: ['b'] },
      { id: 'b', standsOn: ['a'] },
    ],
    null,
  );
  expect(graphText(circle)).toContain('A circle: a, b stand on themselves, by way of each other.');
});

test('colour is an addition: without it the text is the same', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  const plain = graphText(judged, { colour: true }).replace(/\u001b\[\d+m/g, '');
  expect(plain).toBe(graphText(judged));
  expect(judgements).toHaveLength(9);
});
