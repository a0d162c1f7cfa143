/** What stands on what: the theorems as nodes of a graph, whatever it is drawn with. */
import type { SuiteReport } from '../run/suite-report.ts';
import type { TheoremJudgement, Verdict } from '../verdict.ts';
import { weakFoundations } from './foundations.ts';
import { marks } from './refutation.ts';

/** What became of a theorem; `not judged` also where no verdicts are asked for, or it was not found. */
export type Fate = Verdict | 'broke' | 'not judged';

export interface GraphNode {
  readonly id: string;
  readonly fate: Fate;
  /** Whether its own derivation has a step that does not hold. */
  readonly brokenDerivation: boolean;
  /** What it stands on directly. */
  readonly standsOn: readonly string[];
  /** What it stands on, directly or not, that is refuted, undecided or was not judged; empty without verdicts. */
  readonly weak: readonly { readonly id: string; readonly fate: Fate }[];
  /** 0 where it stands on nothing; otherwise one more than the highest of what it stands on. */
  readonly level: number;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  /** Null where nothing was judged. */
  readonly report: SuiteReport | null;
  /** Theorems that stand on themselves, by way of others. */
  readonly circular: readonly string[];
}

/** One mark a fate, as in the report of `check`. */
export const fateMarks: Readonly<Record<Fate, string>> = {
  ...marks,
  broke: marks.error,
  'not judged': '-',
};

interface Standing {
  readonly id: string;
  readonly standsOn: readonly string[];
}

/**
 * The graph of some theorems. What they stand on that is not among them is a node too.
 *
 * @param report - Their judgements; null to draw the graph alone.
 */
export function graphOf(theorems: readonly Standing[], report: SuiteReport | null): Graph {
  const known = new Set(theorems.map(({ id }) => id));
  const absent = [...new Set(theorems.flatMap(({ standsOn }) => standsOn))].filter((id) => !known.has(id));
  const all: Standing[] = [...absent.map((id) => ({ id, standsOn: [] })), ...theorems];
  const below = new Map(all.map(({ id, standsOn }) => [id, standsOn]));
  const judged = new Map((report?.theorems ?? []).map((judgement) => [judgement.id, judgement]));
  const level = levelsOf(below);
  return {
    report,
    circular: all.map(({ id }) => id).filter((id) => reachedFrom(id, below).has(id)),
    nodes: all.map(({ id, standsOn }) => {
      const judgement = judged.get(id);
      return {
        id,
        standsOn,
        fate: fateOf(judgement),
        brokenDerivation: judgement?.derivation?.verdict === 'refuted',
        weak: judgement && report ? weakBelow(judgement, report, judged) : [],
        level: level.get(id)!,
      };
    }),
  };
}

/** Whether something that the theorem stands on is refuted. */
export function standsOnRefuted({ weak }: GraphNode): boolean {
  return weak.some(({ fate }) => fate === 'refuted');
}

/** Whether it stands on something refuted, or on steps that do not hold: its own verdict does not show this. */
export function isShaken(node: GraphNode): boolean {
  return node.brokenDerivation || standsOnRefuted(node);
}

/** What stands on a theorem, directly or not, in the order of the graph. */
export function above(id: string, { nodes }: Graph): string[] {
  const below = new Map(nodes.map((node) => [node.id, node.standsOn]));
  return nodes.filter((node) => node.id !== id && reachedFrom(node.id, below).has(id)).map((node) => node.id);
}

/** What a node says, line by line: its name, its verdict if any was asked for, and remarks. */
export function labelOf(node: GraphNode, { report }: Graph): string[] {
  if (report === null) return [node.id];
  const { fate } = node;
  const verdict = fate === 'not judged' ? fate : `${fateMarks[fate]} ${fate}`;
  return [node.id, verdict, ...remarksOf(node)];
}

/** What is said of a node beside its verdict. */
export function remarksOf({ weak, brokenDerivation }: GraphNode): string[] {
  const shown = weak.slice(0, 3).map(({ id, fate }) => `${id} (${fate})`);
  const more = weak.length > 3 ? ` and ${weak.length - 3} more` : '';
  return [
    ...(brokenDerivation ? ['its derivation is broken'] : []),
    ...(weak.length > 0 ? [`stands on ${shown.join(', ')}${more}`] : []),
  ];
}

function fateOf(judgement: TheoremJudgement | undefined): Fate {
  if (judgement === undefined) return 'not judged';
  return judgement.error === undefined ? judgement.verdict : 'broke';
}

/** The worst first. */
function weakBelow(
  judgement: TheoremJudgement,
  { theorems }: SuiteReport,
  judged: ReadonlyMap<string, TheoremJudgement>,
): GraphNode['weak'] {
  const order: readonly Fate[] = ['refuted', 'broke', 'undecided', 'not judged'];
  return weakFoundations(judgement, theorems)
    .map(({ id }) => ({ id, fate: fateOf(judged.get(id)) }))
    .filter(({ fate }) => order.includes(fate))
    .sort((left, right) => order.indexOf(left.fate) - order.indexOf(right.fate));
}

function reachedFrom(id: string, below: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(below.get(id));
  for (const next of reached) for (const deeper of below.get(next) ?? []) reached.add(deeper);
  return reached;
}

/** The length of the longest way down; an arrow that closes a circle does not count. */
function levelsOf(below: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const levels = new Map<string, number>();
  const underway = new Set<string>();
  const visit = (id: string): number => {
    if (levels.has(id)) return levels.get(id)!;
    underway.add(id);
    const next = (below.get(id) ?? []).filter((other) => !underway.has(other));
    const level = Math.max(-1, ...next.map(visit)) + 1;
    underway.delete(id);
    levels.set(id, level);
    return level;
  };
  for (const id of below.keys()) visit(id);
  return levels;
}
