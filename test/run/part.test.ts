import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type DrawnTheorem,
  formatPart,
  mergeParts,
  type NamedPart,
  type Part,
  parsePart,
  requireAllShards,
  requireOneRun,
} from '../../src/run/part.ts';

const theorem: DrawnTheorem = { id: 'a', source: 'catalogue', code: 'c0de', streams: {}, errors: {} };
const part: Part = {
  version: '0.1.0',
  engine: 'e'.repeat(64),
  node: 'v20.20.2 x64',
  options: { seed: 1, profile: 'quick', falseAlarm: 1e-6, missedError: 1e-6 },
  shards: { count: 4, drawn: [1] },
  theorems: [theorem, { ...theorem, id: 'b' }],
};
const named = (name: string, changed: Partial<Part> = {}): NamedPart => ({
  name,
  part: { ...part, ...changed },
});
const other = (changed: Partial<Part>): NamedPart =>
  named('other.json', { shards: { count: 4, drawn: [2] }, ...changed });
const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
};

/** Shards of one run: each stream is held by one of them. */
const shardsOfOneRun = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.array(fc.tuple(fc.nat(5), fc.double()), { maxLength: 20 }))
  .map(([count, draws]) =>
    Array.from({ length: count }, (_, shard): NamedPart => {
      const own = draws.flatMap(([owner, value], i) =>
        owner % count === shard ? [[`stream ${i}`, { mean: value }] as const] : [],
      );
      return named(`part${shard + 1}`, {
        shards: { count, drawn: [shard + 1] },
        theorems: [{ ...theorem, streams: Object.fromEntries(own) }],
      });
    }),
  );

test('merging is associative and commutative: the same bytes, in whatever order and in whatever groups', () => {
  fc.assert(
    fc.property(shardsOfOneRun, fc.infiniteStream(fc.nat()), (shards, choices) => {
      const inOrder = formatPart(shards.reduce(mergeParts).part);
      const left = [...shards];
      // Any two of them are merged, until one is left.
      while (left.length > 1) {
        const [one] = left.splice(choices.next().value % left.length, 1);
        const place = choices.next().value % left.length;
        left[place] = mergeParts(one!, left[place]!);
      }
      expect(formatPart(left[0]!.part)).toBe(inOrder);
      expect(() => requireAllShards(left[0]!)).not.toThrow();
    }),
    { seed: 5 },
  );
});

test('a part is read as it was written', () => {
  fc.assert(
    fc.property(shardsOfOneRun, (shards) => {
      for (const { name, part: one } of shards)
        expect(parsePart(formatPart(one), name).part).toStrictEqual(one);
    }),
    { seed: 6 },
  );
});

test.each<[string, string, string]>([
  ['nothing', '', "'x.json' is no part of a run, as --shard writes it"],
  ['a report', '{"version":"0.1.0","theorems":[]}', "'x.json' is no part of a run, as --shard writes it"],
  [
    'a later format',
    formatPart(part).replace('part 1', 'part 2'),
    "'x.json' has the format 'part 2', and only 'part 1' is known",
  ],
  ['a torn file', formatPart(part).slice(0, -40), "'x.json' is damaged: its hash is not that of its content"],
  [
    'a changed number',
    formatPart(part).replace('"seed":1', '"seed":2'),
    "'x.json' is damaged: its hash is not that of its content",
  ],
])('%s is no part', (_, text, message) => {
  expect(messageOf(() => parsePart(text, 'x.json'))).toBe(message);
});

test.each<[string, Partial<Part>, string]>([
  ['versions', { version: '0.2.0' }, 'riskproof 0.1.0 and 0.2.0'],
  ['code', { engine: 'f'.repeat(64) }, 'the code of riskproof eeeeeeeeeeee and ffffffffffff'],
  ['Node', { node: 'v22.1.0 x64' }, 'Node v20.20.2 x64 and v22.1.0 x64'],
  ['seeds', { options: { ...part.options, seed: 2 } }, '--seed 1 and 2'],
  ['budgets', { options: { ...part.options, falseAlarm: 1e-5 } }, '--false-alarm 0.000001 and 0.00001'],
  ['precisions', { options: { ...part.options, detects: 0.01 } }, '--detects not given and 0.01'],
  ['numbers of shards', { shards: { count: 5, drawn: [2] } }, 'the number of shards 4 and 5'],
  ['theorems', { theorems: [theorem] }, 'theorems a, b and a'],
  [
    'code of theorems',
    { theorems: [theorem, { ...theorem, id: 'b', code: 'c1de' }] },
    "the code of 'b' c0de and c1de",
  ],
])('parts of different %s are refused', (_, changed, what) => {
  expect(messageOf(() => mergeParts(named('one.json'), other(changed)))).toBe(
    `'one.json' and 'other.json' are not of one run: ${what}`,
  );
  expect(() => requireOneRun(named('one.json'), named('same.json'))).not.toThrow();
});

test('draws that two parts hold are refused', () => {
  expect(messageOf(() => mergeParts(named('one.json'), named('again.json')))).toBe(
    "'one.json' and 'again.json' both hold shard 1 of 4",
  );
  const theorems = [{ ...theorem, streams: { 'plain: test': 1 } }, part.theorems[1]!];
  expect(messageOf(() => mergeParts(named('one.json', { theorems }), other({ theorems })))).toBe(
    "'one.json' and 'other.json' both hold the draws of 'a' plain: test",
  );
});

test('shards that are missing are named', () => {
  expect(messageOf(() => requireAllShards(named('one.json')))).toBe(
    "of 4 shards shards 2, 3, 4 are missing in 'one.json'",
  );
  const three = named('three.json', { shards: { count: 4, drawn: [1, 2, 4] } });
  expect(messageOf(() => requireAllShards(three))).toBe("of 4 shards shard 3 is missing in 'three.json'");
});

test('what workers died of is kept for every shard', () => {
  const died = (shard: number) => [{ ...theorem, errors: { [shard]: `out of memory in ${shard}` } }];
  const merged = mergeParts(
    named('two', { shards: { count: 2, drawn: [2] }, theorems: died(2) }),
    named('one', { shards: { count: 2, drawn: [1] }, theorems: died(1) }),
  );
  expect(Object.entries(merged.part.theorems[0]!.errors)).toEqual([
    ['1', 'out of memory in 1'],
    ['2', 'out of memory in 2'],
  ]);
});
