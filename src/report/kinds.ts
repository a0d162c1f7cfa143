/** What the kinds of claim mean, and how each is judged: a sentence each. */
export interface KindText {
  readonly means: string;
  readonly judged: string;
}

/** By `ClaimKind`. */
export const kindTexts: Readonly<Record<string, KindText>> = {
  mean: {
    means:
      'A mean: the expectation of a random quantity equals a formula at every point of the claim domain.',
    judged:
      'The quantity is simulated at random points. A sequential test refutes the formula where the mean is surely another one, and supports it where every error that matters is excluded.',
  },
  'bound on a mean': {
    means: 'A bound on a mean: the expectation of a random quantity is at most a formula.',
    judged: 'As a mean, but only a mean that is surely above the formula refutes it.',
  },
  law: {
    means: 'A law: the whole distribution of a random quantity is known.',
    judged:
      'The empirical distribution function of a fixed number of draws must stay within its exact confidence band around the claimed one.',
  },
  probability: {
    means: 'A probability: an event happens with at most, at least or exactly this probability.',
    judged: 'How often the event happens is counted, and judged by the exact binomial law.',
  },
  rate: {
    means: 'A rate: the mean of a random quantity behaves as a power of a parameter when that grows.',
    judged: 'The exponent is fitted to simulated means at growing sizes, with an interval.',
  },
  'pathwise identity': {
    means: 'A pathwise identity: two quantities agree on every sample, not only on average.',
    judged:
      'Both are computed from the same draws. A single draw where they differ by more than rounding refutes it.',
  },
  'pathwise bound': {
    means: 'A pathwise bound: one quantity is at least another on every sample.',
    judged:
      'A single draw below the bound refutes it. Where the claim says so, equality must be attained too.',
  },
  limit: {
    means: 'A limit: a mean tends to a formula as a parameter tends to 0 or to infinity.',
    judged: 'The mean is simulated near the limit, with an allowance for its distance from it.',
  },
  asymptotic: {
    means: 'An asymptotic formula: it is approached as all dimensions grow together.',
    judged: 'Means are simulated at growing dimensions, and their distance from the formula must shrink.',
  },
  regime: {
    means: 'A regime: which of two methods has the lower mean risk changes at a boundary.',
    judged:
      'The difference of the two risks is factored exactly, for all parameters at once, and its sign is simulated on both sides of the boundary with both methods on the same data.',
  },
  identity: {
    means: 'An identity: two formulas are the same function of the parameters.',
    judged:
      'Decided exactly, for all parameters at once; and measured, where the claim names what to measure.',
  },
  argmin: {
    means: 'A minimiser: a mean risk is least at this value.',
    judged:
      'Other values are simulated on the same data and must be worse; with a formula for the risk, its minimum is found exactly too.',
  },
  'discrete argmin': {
    means: 'A choice: of finitely many alternatives this one has the least mean risk.',
    judged: 'The others are simulated on the same data and must be worse.',
  },
  divergence: {
    means: 'A divergence: a mean grows without bound towards stated values of a parameter.',
    judged: 'The growth of its formula is decided exactly; an infinite mean is never estimated.',
  },
  conjecture: {
    means:
      'A conjecture: found by simulation, without a proof. It can be supported or refuted, never proved.',
    judged: 'As the claim that it makes.',
  },
};
