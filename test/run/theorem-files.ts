import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder outside of this package, without node_modules, that holds these files. Returns its absolute path. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'riskproof-')));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

interface Written {
  readonly id: string;
  /** What is claimed of the mean; true is 'n'. */
  readonly formula?: string;
  /** Body of one draw, given n, sigma and stream. */
  readonly draw?: string;
  readonly holdsWhen?: string;
}

/** The text of a user's theorem file: normal draws with mean n and standard deviation sigma. */
export function theoremText({
  id,
  formula = 'n',
  draw = 'return n + sigma * stream.normal();',
  holdsWhen = 'n >= 1, sigma <= 1',
}: Written): string {
  return `import { meanOf, natural, positive, theorem } from 'riskproof';

interface Point { readonly n: number; readonly sigma: number }

export const written = theorem({
  id: '${id}',
  cites: 'a test',
  statement: 'The mean is ${formula}.',
  parameters: { n: natural('mean'), sigma: positive('standard deviation') },
  holdsWhen: '${holdsWhen}',
  claim: meanOf({
    name: 'a normal number',
    sampler: ({ n, sigma }: Point) => (stream) => { ${draw} },
  }).equals('${formula}'),
  variance: { formula: 'sigma^2', by: null },
});
`;
}
