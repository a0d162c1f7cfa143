import { formatExpression, symbolsOf } from '../algebra/expression.ts';
import type { Observable, RateClaim } from '../claims.ts';
import type { Theorem } from '../theorem.ts';
import type { Evidence, ParameterValues } from '../verdict.ts';

/**
 * A NumPy program that simulates the refuted claim at its counterexample and prints the formula's value beside the
 * simulated mean (of a rate: the exponent beside a fitted one), so that an author can see the discrepancy without riskproof. Null where the observable has no
 * NumPy form (a user's own estimator).
 */
export function numpyProgram(theorem: Theorem, refutation: Evidence, seed: number): string | null {
  const { observable, formula, growing = null } = simulated(theorem);
  if (observable?.numpy === undefined) return null;
  const values = Object.entries(refutation.parameters);
  const expression = formula === null ? null : theorem.read(formula);
  const isComputable =
    expression !== null &&
    [...symbolsOf(expression)].every((symbol) => typeof refutation.parameters[symbol] === 'number');
  const predicted =
    expression !== null && isComputable
      ? formatExpression(expression)
          .replaceAll('^', '**')
          .replace(/\b(sqrt|exp|log)\(/g, 'np.$1(')
      : String(refutation.predicted);
  return [
    'import numpy as np',
    `rng = np.random.default_rng(${Math.abs(seed)})`,
    `${values.map(([name]) => name).join(', ')} = ${values.map(([, value]) => literal(value)).join(', ')}`,
    'def draw():',
    ...observable.numpy.replace(/^\n/, '').split('\n'),
    ...(growing === null ? meanInNumPy(predicted) : exponentInNumPy(predicted, growing, refutation)),
    '',
  ].join('\n');
}

const meanInNumPy = (predicted: string): string[] => [
  'draws = np.array([draw() for _ in range(20_000)])',
  `print('formula  ', ${predicted})`,
  "print('simulated', draws.mean(), '+-', draws.std() / len(draws) ** 0.5)",
];

function exponentInNumPy(predicted: string, growing: Growing, { parameters }: Evidence): string[] {
  const sizes = growing.multiples.map((multiple) => multiple * (parameters[growing.in] as number)).join(', ');
  return [
    'means = []',
    `for ${growing.in} in [${sizes}]:`,
    '    means.append(np.mean([draw() for _ in range(5_000)]))',
    `print('formula  ', ${predicted})`,
    `print('simulated', np.polyfit(np.log([${sizes}]), np.log(np.abs(means)), 1)[0])`,
  ];
}

type Growing = Pick<RateClaim<ParameterValues>, 'in' | 'multiples'>;

function simulated(theorem: Theorem): {
  observable: Pick<Observable<ParameterValues>, 'numpy'> | null;
  formula: string | null;
  growing?: Growing;
} {
  const claim = theorem.claim.kind === 'conjecture' ? theorem.claim.claim : theorem.claim;
  switch (claim.kind) {
    case 'mean':
    case 'limit':
      return { observable: claim.of, formula: claim.equals };
    case 'bound on a mean':
      return { observable: claim.of, formula: claim.atMost };
    case 'probability':
      return { observable: claim.of, formula: claim.formula };
    case 'rate':
      return { observable: claim.of, formula: claim.exponent, growing: claim };
    case 'identity':
      return { observable: claim.gap?.of ?? null, formula: claim.right };
    case 'regime':
      return { observable: claim.difference, formula: `${claim.risks[0]} - (${claim.risks[1]})` };
    default:
      return { observable: null, formula: null };
  }
}

function literal(value: number | readonly number[]): string {
  return typeof value === 'number' ? String(value) : `np.array([${value.join(', ')}])`;
}
