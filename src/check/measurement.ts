import type { Theorem } from '../theorem.ts';
import { argminMeasurements } from './argmin.ts';
import { asymptoticMeasurements } from './asymptotic.ts';
import { discreteArgminMeasurements } from './discrete-argmin.ts';
import { divergenceMeasurements } from './divergence.ts';
import { identityMeasurements } from './identity.ts';
import { lawRoadPower, measureLaw } from './law.ts';
import { limitMeasurements } from './limit.ts';
import { meanMeasurements } from './mean-claim.ts';
import { pathwiseBoundMeasurements, pathwiseIdentityMeasurements } from './pathwise.ts';
import { probabilityMeasurements } from './probability.ts';
import { rateMeasurements } from './rate.ts';
import { regimeMeasurements } from './regime.ts';
import type { Measurement } from './road.ts';

/** Everything that is measured for a theorem at one point of its sampling domain; empty for a pure identity. */
export function measurementsOf(theorem: Theorem): readonly Measurement[] {
  const claim = theorem.claim.kind === 'conjecture' ? theorem.claim.claim : theorem.claim;
  switch (claim.kind) {
    case 'mean':
    case 'bound on a mean':
      return meanMeasurements(theorem, claim);
    case 'limit':
      return limitMeasurements(theorem, claim);
    case 'identity':
      return identityMeasurements(theorem, claim);
    case 'regime':
      return regimeMeasurements(theorem, claim);
    case 'law':
      return [{ road: 'plain', measure: (point) => measureLaw(point, claim), power: lawRoadPower }];
    case 'pathwise identity':
      return pathwiseIdentityMeasurements(claim);
    case 'pathwise bound':
      return pathwiseBoundMeasurements(claim);
    case 'argmin':
      return argminMeasurements(theorem, claim);
    case 'discrete argmin':
      return discreteArgminMeasurements(claim);
    case 'asymptotic':
      return asymptoticMeasurements(claim);
    case 'probability':
      return probabilityMeasurements(claim);
    case 'rate':
      return rateMeasurements(claim);
    case 'divergence':
      return divergenceMeasurements(claim);
  }
}
