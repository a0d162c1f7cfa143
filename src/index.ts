/** The public interface: the words that theorem files are written in, and the models they are measured with. */
export * from './claims.ts';
export * from './models/cholesky.ts';
export * from './models/linear-algebra.ts';
export * from './models/matrix.ts';
export * from './models/random.ts';
export * from './models/wishart.ts';
export { chiSquareCdf } from './statistics/chi-square.ts';
export * from './theorem.ts';
