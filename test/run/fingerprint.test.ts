import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compiled } from '../../src/run/compiled.ts';
import { type FileContents, readOnce, sha256 } from '../../src/run/file-contents.ts';
import { fingerprints } from '../../src/run/fingerprint.ts';
import { catalogueSource } from '../../src/run/load.ts';
import { catalogue } from '../../theorems/index.ts';
import { folderOf } from './theorem-files.ts';

/** The files as they are, but with one compiled file of this package edited. */
function withEdited(path: string): FileContents {
  const edited = fileURLToPath(compiled(path));
  const contents = readOnce();
  const bytes = (file: string) =>
    file === edited ? Buffer.concat([readFileSync(file), Buffer.from('\n')]) : contents.bytes(file);
  return { bytes, hash: (file) => sha256(bytes(file) ?? 'missing') };
}

const plain = { ...readOnce(), hash: (file: string) => sha256(readOnce().bytes(file) ?? 'missing') };
const ids = catalogue.map(({ id }) => id);
const ofCatalogue = (contents: FileContents) => {
  const now = fingerprints(contents);
  return { engine: now.engine, theorems: ids.map((id) => now.theorem(catalogueSource, id)) };
};
const before = ofCatalogue(plain);
const changedBy = (path: string) => {
  const { engine, theorems } = ofCatalogue(withEdited(path));
  return {
    engine: engine !== before.engine,
    theorems: ids.filter((_, i) => theorems[i] !== before.theorems[i]),
  };
};

test('every theorem of the catalogue is found in its file; one that is not stands on the whole catalogue', () => {
  const whole = fingerprints(plain).theorem(catalogueSource, 'in-no-file');
  expect(ids.filter((_, i) => before.theorems[i] === whole)).toEqual([]);
  const edited = fingerprints(withEdited('theorems/lora-floor')).theorem(catalogueSource, 'in-no-file');
  expect(edited).not.toBe(whole);
});

test('an edited theorem changes its own fingerprint and those of what stands on it', () => {
  const { engine, theorems } = changedBy('theorems/lora-floor');
  expect(engine).toBe(false);
  expect(theorems).toContain('lora-floor');
  expect(theorems).not.toContain('eckart-young');
  expect(changedBy('theorems/regime-frozen-a').theorems).toEqual(['regime-frozen-a']);
  expect(changedBy('theorems/facts/inverse-wishart-trace').theorems).toEqual(
    expect.arrayContaining(['inverse-wishart-trace', 'fft-overdetermined', 'regime-frozen-a']),
  );
});

test('an edited estimator changes the engine, or the theorems whose setting it belongs to', () => {
  expect(changedBy('src/models/cholesky')).toEqual({ engine: true, theorems: [] });
  expect(changedBy('theorems/setting/lora-trained').theorems).toContain('lora-small-noise');
});

test('the judge is a part of the engine; how a report is written is not', () => {
  expect(changedBy('src/check/mean').engine).toBe(true);
  expect(changedBy('src/report/text')).toEqual({ engine: false, theorems: [] });
});

test("a user's theorem changes with its file, its helpers, its data and its lock file, and with nothing else", () => {
  const folder = folderOf({
    'package.json': '{}',
    'node_modules/.package-lock.json': '1',
    'my/a.ts': "import './helper.ts'; import { theorem } from 'riskproof'; read('./data.csv');",
    'my/helper.ts': '',
    'my/data.csv': '',
    'my/other.ts': '',
  });
  const now = () => fingerprints().theorem(join(folder, 'my/a.ts'), 'a');
  const seen = new Set([now()]);
  const edits = ['my/a.ts', 'my/helper.ts', 'my/data.csv', 'package.json', 'node_modules/.package-lock.json'];
  for (const file of edits) {
    writeFileSync(join(folder, file), '{"edited":true}');
    if (file === 'my/a.ts') writeFileSync(join(folder, file), "import './helper.ts'; read('./data.csv');");
    expect(seen).not.toContain(now());
    seen.add(now());
  }
  writeFileSync(join(folder, 'my/other.ts'), 'edited');
  expect(seen).toContain(now());
});

test('a theorem that stands on the catalogue changes with it', () => {
  const folder = folderOf({ 'a.ts': "import { catalogue } from 'riskproof/theorems';" });
  const of = (contents: FileContents) => fingerprints(contents).theorem(join(folder, 'a.ts'), 'a');
  expect(of(withEdited('theorems/lora-floor'))).not.toBe(of(plain));
});
