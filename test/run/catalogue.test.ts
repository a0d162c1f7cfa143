import { expect, test } from 'vitest';
import { inCatalogue, wholeCatalogue } from '../../src/run/catalogue.ts';

test('a theorem that is loaded from its own file is the one of the catalogue', async () => {
  for (const theorem of await wholeCatalogue()) expect(await inCatalogue(theorem.id)).toBe(theorem);
});

test('files that hold no theorem of their name, and paths, are no theorems', async () => {
  for (const id of ['index', 'setting', 'no-such-theorem', '../theorems/fft-ridge', 'setting/design', '']) {
    expect(await inCatalogue(id)).toBeUndefined();
  }
});
