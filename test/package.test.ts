import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SuiteReport } from '../src/run/suite-report.ts';

/*
 * What a user gets: the packed package, installed into an empty project, with nothing of this repository beside it.
 * Lifecycle scripts are ignored, because they would rebuild dist while other tests run from it; `pretest` has built it.
 */
const repository = fileURLToPath(new URL('..', import.meta.url));
const project = realpathSync(mkdtempSync(join(tmpdir(), 'riskproof-user-')));
const typescript = join(repository, 'node_modules', '.bin', 'tsc');

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in the user's project. */
function run(program: string, words: readonly string[], options: { shell?: true; path?: string } = {}) {
  const { shell = false, path = process.env.PATH } = options;
  return new Promise<Outcome>((resolve, reject) => {
    const settings = { cwd: project, env: { ...process.env, PATH: path }, shell, maxBuffer: 2 ** 26 };
    execFile(program, words, settings, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

async function succeed(program: string, words: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await run(program, words);
  if (code !== 0) throw new Error(`${program} ${words.join(' ')} failed:\n${stdout}${stderr}`);
}

const riskproof = (...words: string[]) => run('npx', ['--no', '--', 'riskproof', ...words]);

function write(name: string, text: string): void {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  writeFileSync(join(project, name), text);
}

/** E of (sigma times the mean of n normals)² = sigma²/n; the square is sigma²/n times a χ² variable with 1 degree. */
const squaredMean = (id: string, formula: string) => `
import { meanOf, natural, positive, simulated, theorem } from 'riskproof';

const squaredMean = simulated('the squared mean of n normals', ({ n, sigma }, stream) => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += sigma * stream.normal();
  return (sum / n) ** 2;
});

export const mine = theorem({
  id: '${id}',
  cites: 'folklore',
  statement: 'The squared mean of n centred normals has mean ${formula}.',
  parameters: { n: natural('sample size'), sigma: positive('standard deviation') },
  holdsWhen: 'n >= 1',
  claim: meanOf(squaredMean).equals('${formula}'),
  variance: { formula: '2*sigma^4/n^2', by: null },
});
`;

/** E of (1/n)Σ(x − x̄)² = sigma²(n − 1)/n; the sum is sigma² times a χ² variable with n − 1 degrees. */
const spread = `
import { meanOf, natural, positive, type RandomStream, simulated, theorem } from 'riskproof';

interface Point { readonly n: number; readonly sigma: number }

function draw({ n, sigma }: Point, stream: RandomStream): number {
  const sample = Array.from({ length: n }, () => sigma * stream.normal());
  const mean = sample.reduce((sum, x) => sum + x, 0) / n;
  return sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
}

export const spread = theorem({
  id: 'spread',
  cites: 'folklore',
  statement: 'The mean squared distance from the sample mean has mean sigma²(n − 1)/n.',
  parameters: { n: natural('sample size'), sigma: positive('standard deviation') },
  holdsWhen: 'n >= 2',
  claim: meanOf(simulated('spread', draw)).equals('sigma^2*(n - 1)/n'),
  variance: { formula: '2*sigma^4*(n - 1)/n^2', by: null },
});
`;

/** An estimator that asks for `parameter`, of a theorem that declares n and sigma. */
const asksFor = (parameter: string, expectation = '') => `
import { meanOf, natural, positive, simulated, type Theorem, theorem } from 'riskproof';
import { catalogue } from 'riskproof/theorems';

const draw = simulated('draw', (values: { n: number; ${parameter}: number }, stream) => {
  const normal: number = stream.normal();
  return values.n + values.${parameter} * normal;
});

const mine: Theorem = theorem({
  id: 'mine',
  cites: 'folklore',
  statement: 'The mean is n.',
  parameters: { n: natural('mean'), sigma: positive('standard deviation') },
  ${expectation}
  claim: meanOf(draw).equals('n'),
});

export const everything: readonly Theorem[] = [...catalogue, mine];
`;

/** Type-checks one file of the project as a strict user does, declarations of the packages included. */
function typeCheck(file: string): Promise<Outcome> {
  write(
    `tsconfig.${file}.json`,
    JSON.stringify({
      compilerOptions: {
        target: 'es2023',
        lib: ['es2023'],
        module: 'nodenext',
        types: [],
        strict: true,
        skipLibCheck: false,
        noEmit: true,
      },
      files: [file],
    }),
  );
  return run(typescript, ['-p', `tsconfig.${file}.json`]);
}

beforeAll(async () => {
  write('package.json', JSON.stringify({ name: 'user', private: true, type: 'module' }));
  await succeed('npm', ['pack', repository, '--ignore-scripts', '--silent']);
  const tarball = readdirSync(project).find((name) => name.endsWith('.tgz'));
  const quietly = ['--prefer-offline', '--no-audit', '--no-fund'];
  await succeed('npm', ['install', ...quietly, `./${tarball}`]);
});

afterAll(() => rmSync(project, { recursive: true }));

test("a user's own true theorems, in JavaScript and in TypeScript, are supported", async () => {
  write('my-theorems/squared-mean.mjs', squaredMean('squared-mean', 'sigma^2/n'));
  write('my-theorems/spread.ts', spread);
  const words = ['check', './my-theorems', '--reporter', 'json', '--profile', 'quick'];
  const { code, stdout, stderr } = await riskproof(...words);
  expect(code, stderr).toBe(0);
  const { theorems } = JSON.parse(stdout) as SuiteReport;
  expect(theorems.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['spread', 'supported'],
    ['squared-mean', 'supported'],
  ]);
});

test("a user's false theorem is refuted, and the printed command shows the same counterexample", async () => {
  write('my false theorems/squared-mean.mjs', squaredMean('false-squared-mean', 'sigma^2/(n + 1)'));
  const words = ['check', './my false theorems', '--reporter', 'json', '--profile', 'quick'];
  const { code, stdout, stderr } = await riskproof(...words);
  expect(code, stderr).toBe(1);
  const first = onlyCounterexample(stdout);
  expect(first.predicted).not.toBeNull();

  // As the user's shell runs it from a package script, where the project's commands are on the path.
  const path = [join(project, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const again = await run(`${first.replay} --reporter json`, [], { shell: true, path });
  expect(again.code, again.stderr).toBe(1);
  const { parameters, predicted, measured } = first;
  expect(onlyCounterexample(again.stdout)).toMatchObject({ parameters, predicted, measured });
});

test('the types that ship check strictly, without those of Node', async () => {
  write('right.ts', asksFor('sigma'));
  expect(await typeCheck('right.ts')).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('an estimator that asks for an undeclared parameter is a compile error', async () => {
  write('wrong.ts', asksFor('tau'));
  const { code, stdout } = await typeCheck('wrong.ts');
  expect(code).not.toBe(0);
  expect(stdout).toMatch(/^wrong\.ts.*error TS2322/);
  expect(stdout).toContain("Property 'tau' is missing");
  write('expected.ts', asksFor('tau', '// @ts-expect-error tau is not declared'));
  expect(await typeCheck('expected.ts')).toEqual({ code: 0, stdout: '', stderr: '' });
});

function onlyCounterexample(report: string) {
  const { theorems } = JSON.parse(report) as SuiteReport;
  expect(theorems).toHaveLength(1);
  const { verdict, counterexample } = theorems[0]!;
  expect(verdict).toBe('refuted');
  expect(counterexample).not.toBeNull();
  return counterexample!;
}
