/**
 * `npm run bench`: how fast riskproof is, against NumPy and against itself. Prints Markdown tables, or JSON with
 * `--json`, to standard output or to `--output-file`; `--only a,d` runs some parts, `--repetitions` says of how many
 * runs each figure is the median, `--workers` how many workers riskproof has, and processes NumPy.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchCatalogue } from './catalogue.ts';
import { benchGrowth } from './growth.ts';
import { benchProfile } from './profile.ts';
import { pythonWithNumPy, run } from './run.ts';
import { benchStartUp } from './start-up.ts';
import { benchSweeps } from './sweeps.ts';
import { growthTable, profileTable, table } from './table.ts';
import { benchVerdicts } from './verdicts.ts';

/** What a part found: data for `--json`, and the same as a table. */
interface Part {
  readonly title: string;
  readonly data: unknown;
  readonly text: string;
}

interface Options {
  readonly repetitions: number;
  readonly workers: number;
  readonly python: string | null;
}

const seedsOfSweeps = 100;

const parts: Readonly<Record<string, (options: Options) => Part | Promise<Part>>> = {
  a: ({ python, ...options }) => {
    if (python === null) return skipped('Time to a verdict');
    const rows = benchVerdicts({ python, ...options });
    return { title: 'Time to a verdict, each error rate 1e-8', data: rows, text: table(rows) };
  },
  b: async ({ python, ...options }) => {
    if (python === null) return skipped('Sweeps');
    const rows = await benchSweeps({ ...options, seeds: seedsOfSweeps });
    return { title: `Synthetic sweeps, ${seedsOfSweeps} seeds a point`, data: rows, text: table(rows) };
  },
  c: (options) => {
    const rows = benchCatalogue(options);
    return { title: 'The whole catalogue', data: rows, text: table(rows) };
  },
  d: () => {
    const rows = benchStartUp();
    return { title: 'Start-up', data: rows, text: table(rows) };
  },
  e: async () => {
    const growths = await benchGrowth();
    return { title: 'Growth', data: growths, text: growthTable(growths) };
  },
  profile: async () => {
    const costs = await benchProfile();
    return { title: 'Where the time goes', data: costs, text: profileTable(costs) };
  },
};

function skipped(title: string): Part {
  return { title, data: null, text: 'Skipped: there is no Python with NumPy.' };
}

function machine(python: string | null): string {
  const numpy =
    python === null
      ? 'no NumPy'
      : `NumPy ${run(python, ['-c', 'import numpy; print(numpy.__version__)']).stdout.trim()}`;
  return `${availableParallelism()} cores (${cpus()[0]!.model.trim()}), Node ${process.versions.node}, ${numpy}`;
}

function refuse(message: string): never {
  process.stderr.write(`bench: ${message}\n`);
  process.exit(4);
}

function flags() {
  try {
    return parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string', default: Object.keys(parts).join(',') },
        repetitions: { type: 'string', default: '3' },
        workers: { type: 'string', default: `${availableParallelism()}` },
        'output-file': { type: 'string' },
      },
    }).values;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function count(name: string, text: string): number {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 1
    ? value
    : refuse(`--${name} must be an integer of 1 or more, got '${text}'`);
}

const { json, only, repetitions, workers, 'output-file': file } = flags();
const names = only.split(',');
const unknown = names.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) refuse(`--only takes ${Object.keys(parts).join(', ')}, got '${unknown}'`);
const python = pythonWithNumPy();
const options = {
  repetitions: count('repetitions', repetitions),
  workers: count('workers', workers),
  python,
};

const results: Part[] = [];
for (const name of names) results.push(await parts[name]!(options));
const text = json
  ? `${JSON.stringify({ machine: machine(python), ...options, parts: results.map(({ title, data }) => ({ title, data })) }, null, 2)}\n`
  : `${[machine(python), ...results.map((part) => `## ${part.title}\n\n${part.text}`)].join('\n\n')}\n`;
if (file === undefined) process.stdout.write(text);
else writeFileSync(file, text);
