/**
 * A long run: `npm run soak -- 20` judges the catalogue at `--profile thorough`, seed after seed, until so many minutes are
 * over, and watches the memory of the process with all its workers. Prints Markdown; exits with 1 if a verdict differs
 * from that of the default profile, or if memory has grown.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type LoadedTheorem, loadTheorems } from '../../src/run/load.ts';
import { runSuite } from '../../src/run/suite.ts';
import { growth, type MemorySample } from './growth.ts';

const minutes = Number(process.argv[2] ?? 20);
/** The garbage collector moves memory up and down by about so much. */
const allowed = 1.2;
const rates = { falseAlarm: 1e-6, missedError: 1e-6 } as const;

const theorems = await loadTheorems([]);
const expected = await runSuite({ theorems, options: { seed: 1, profile: 'default', ...rates } });
const known = new Map(expected.theorems.map(({ id, verdict, draws }) => [id, { verdict, draws }]));

const start = performance.now();
const elapsed = () => (performance.now() - start) / 60_000;
const controller = new AbortController();
const samples: MemorySample[] = [];
const judged = new Set<string>();
const differing: string[] = [];
let count = 0;
let draws = 0;

async function watch(): Promise<void> {
  for (; elapsed() < minutes; await wait(2000)) {
    samples.push({ minute: elapsed(), megabytes: process.memoryUsage().rss / 2 ** 20 });
  }
  controller.abort();
}

async function judgeOn(): Promise<void> {
  for (let seed = 1; elapsed() < minutes; seed++) {
    for (const some of cheapestFirst()) {
      await runSuite({
        theorems: some,
        options: { seed, profile: 'thorough', ...rates },
        signal: controller.signal,
        onJudged: (judgement) => {
          const { id, verdict } = judgement;
          judged.add(id);
          count++;
          draws += judgement.draws;
          if (verdict !== known.get(id)?.verdict) differing.push(`${id} under seed ${seed}: ${verdict}`);
        },
      });
    }
  }
}

await Promise.all([watch(), judgeOn()]);
const grown = growth(samples, minutes);
console.log('| minute | resident memory, MiB |\n| --- | --- |');
for (let minute = 0; minute < minutes; minute++) {
  const within = samples.filter((sample) => Math.floor(sample.minute) === minute);
  console.log(`| ${minute + 1} | ${Math.round(Math.max(...within.map(({ megabytes }) => megabytes)))} |`);
}
console.log(`\n${count} judgements of ${judged.size} theorems, ${draws} draws.`);
console.log(`From the second quarter to the last, memory is ${grown.toFixed(2)} times as much.`);
for (const line of differing) console.log(`not as at the default profile: ${line}`);
process.exitCode = differing.length === 0 && grown <= allowed ? 0 : 1;

/** In groups of ten by the draws that they took, so that many are judged however short the time is. */
function cheapestFirst(): LoadedTheorem[][] {
  const drawsOf = ({ theorem }: LoadedTheorem) => known.get(theorem.id)!.draws;
  const rising = [...theorems].sort((a, b) => drawsOf(a) - drawsOf(b));
  return Array.from({ length: Math.ceil(rising.length / 10) }, (_, i) => rising.slice(10 * i, 10 * i + 10));
}
