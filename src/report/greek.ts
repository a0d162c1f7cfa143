/** Greek letters that are spelt out where a keyboard writes them. */
const letters: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  Delta: 'Δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  rho: 'ρ',
  sigma: 'σ',
  Sigma: 'Σ',
  tau: 'τ',
  chi: 'χ',
  omega: 'ω',
};

/** The letter that a symbol's name spells, or the name. */
export function greekSymbol(name: string): string {
  return Object.hasOwn(letters, name) ? letters[name]! : name;
}

const spelt = new RegExp(`(?<![A-Za-z0-9_])(${Object.keys(letters).join('|')})(?![A-Za-z0-9_])`, 'g');

/** A sentence with its spelt letters as letters: 'DeltaᵀDelta + sigma²' becomes 'ΔᵀΔ + σ²'. */
export function greekText(text: string): string {
  return text.replace(spelt, (name) => letters[name]!);
}
