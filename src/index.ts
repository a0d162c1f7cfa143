/** The public interface: the words that theorem files are written in, and the models they are measured with. */
export { natural, type Parameter, type Parameters, positive, spectrum } from './algebra/domain.ts';
export { FormulaError } from './algebra/expression.ts';
export * from './claims.ts';
// The claim, not the matrix.
export { identity } from './claims.ts';
export * from './models/cholesky.ts';
export * from './models/conditioned-samplers.ts';
export * from './models/estimators.ts';
export * from './models/gradient-descent.ts';
export * from './models/haar.ts';
export { choleskyRoadWith, truncateRank } from './models/least-squares.ts';
export * from './models/linear-algebra.ts';
export * from './models/matrix.ts';
export * from './models/random.ts';
export * from './models/regression.ts';
export * from './models/risk.ts';
export * from './models/risk-samplers.ts';
export { createScratch } from './models/scratch.ts';
export * from './models/shifts.ts';
export * from './models/spectra.ts';
export { truncationNear } from './models/subspace-iteration.ts';
export * from './models/wishart.ts';
export { chiSquareCdf } from './statistics/chi-square.ts';
export type { BoundObservation, IdentityObservation } from './statistics/pathwise.ts';
export * from './theorem.ts';
