import { expect, test } from 'vitest';
import { meanOf, natural, theorem } from '../../src/index.ts';
import { withFoundations } from '../../src/run/foundations.ts';
import { catalogue } from '../../theorems/index.ts';

const catalogued = (id: string) => ({
  theorem: catalogue.find((one) => one.id === id)!,
  source: 'catalogue',
});
const idsOf = (loaded: readonly { theorem: { id: string } }[]) => loaded.map(({ theorem: { id } }) => id);

test('everything below is added, in the order of the catalogue, and nothing else', () => {
  const ids = idsOf(withFoundations([catalogued('lora-floor')]));
  expect(ids).toEqual(['eckart-young', 'lora-floor']);
  const many = idsOf(withFoundations([catalogued('regime-frozen-a')]));
  expect(many.at(-1)).toBe('regime-frozen-a');
  expect(many).toEqual(
    expect.arrayContaining(['fft-overdetermined', 'noise-given-design', 'fft-risk-variance']),
  );
  expect(many).not.toContain('lora-floor');
  expect(new Set(many).size).toBe(many.length);
});

test('the whole catalogue stays as it is', () => {
  const all = catalogue.map(({ id }) => catalogued(id));
  expect(withFoundations(all)).toEqual(all);
});

test("a user's theorem brings in what it stands on of the catalogue, and keeps its own of the same name", () => {
  const own = (id: string, standsOn: { id: string }[]) => ({
    source: '/own.ts',
    theorem: theorem({
      id,
      cites: '',
      statement: '',
      parameters: { n: natural('samples') },
      claim: meanOf({ name: 'a risk', sampler: () => () => 1 }).equals('n'),
      standsOn,
    }),
  });
  const mine = own('mine', [{ id: 'lora-floor' }, { id: 'nowhere' }]);
  expect(idsOf(withFoundations([mine]))).toEqual(['eckart-young', 'lora-floor', 'mine']);
  const floor = own('lora-floor', []);
  expect(withFoundations([floor, mine])).toEqual([floor, mine]);
});
