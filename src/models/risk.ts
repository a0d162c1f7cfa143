/** Risks of estimates. Each throws a RangeError naming the first entry it is given that is not a finite number. */
import {
  frobeniusSquared,
  type Matrix,
  multiply,
  refuseNonFinite,
  squaredDistance,
  subtract,
} from './matrix.ts';
import type { RegressionData } from './regression.ts';
import { createScratch, type Scratch } from './scratch.ts';

/** Excess risk of an estimate for isotropic inputs: E_x‖(Â − A_*)x‖² = ‖Â − A_*‖_F². */
export function excessRisk(estimate: Matrix, downstream: Matrix): number {
  return checked(squaredDistance(estimate, downstream), { estimate, downstream });
}

/**
 * Excess risk for inputs with a covariance: tr((Â − A_*) Σ (Â − A_*)ᵀ).
 *
 * @param covariance Σ, dx × dx, symmetric
 */
export function excessRiskUnder(estimate: Matrix, downstream: Matrix, covariance: Matrix): number {
  const error = subtract(estimate, downstream);
  const weighted = multiply(error, covariance);
  let sum = 0;
  for (let k = 0; k < error.data.length; k++) sum += error.data[k] * weighted.data[k];
  return checked(sum, { estimate, downstream, covariance });
}

/** Excess risk on the training inputs themselves: (1/n)‖(Â − A_*)X‖_F². */
export function inSampleRisk(
  estimate: Matrix,
  { X, downstream }: RegressionData,
  scratch: Scratch = createScratch(),
): number {
  const error = subtract(estimate, downstream, scratch('error', estimate.rows, estimate.columns));
  const risk = frobeniusSquared(multiply(error, X, scratch('on inputs', error.rows, X.columns))) / X.columns;
  return checked(risk, { estimate, downstream, X });
}

/** The risk as it is: an entry that is no number would have made it none. */
function checked(risk: number, parts: Readonly<Record<string, Matrix>>): number {
  if (!Number.isFinite(risk)) {
    for (const [name, part] of Object.entries(parts)) refuseNonFinite(part, `the ${name} matrix`);
  }
  return risk;
}
