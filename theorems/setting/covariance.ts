/** Inputs with a random covariance Σ of a stated condition number, and risks in the Σ-norm. */
import {
  type Covariance,
  excessRiskUnderCovariance,
  frobeniusSquared,
  fullFineTuning,
  haarOrthonormalRows,
  loraFrozenA,
  type Matrix,
  missedCovariance,
  missedEnergyUnder,
  multiply,
  multiplyTransposed,
  type Observable,
  type RandomStream,
  randomCovariance,
  type Sampler,
  shiftWithSpectrum,
  traceUnderCovariance,
} from '../../src/index.ts';
import { gaussianMatrix, mapsFrom } from './full-fine-tuning.ts';

interface Inputs {
  readonly n: number;
  readonly dx: number;
  readonly dy: number;
  readonly sigma: number;
  /** Condition number of Σ. */
  readonly kappa: number;
}

interface FrozenA extends Inputs {
  readonly r: number;
  /** Singular values of the shift. */
  readonly s: readonly number[];
}

const covarianceOf = ({ dx, kappa }: Pick<Inputs, 'dx' | 'kappa'>, fixed: RandomStream): Covariance =>
  randomCovariance(dx, kappa, fixed.substream('covariance'));

/** tr((Â − A_*) Σ (Â − A_*)ᵀ) of full fine-tuning. */
export const fullFineTuningRiskUnderCovariance: Observable<Inputs> = {
  name: 'excess risk of full fine-tuning in the Σ-norm',
  sampler: (values, fixed) => {
    const maps = mapsFrom(gaussianMatrix(values.dy, values.dx, fixed.substream('shift')), fixed);
    return excessRiskUnderCovariance(fullFineTuning, { ...values, ...maps }, covarianceOf(values, fixed));
  },
  numpy: `
    U = np.linalg.qr(rng.standard_normal((dx, dx)))[0]
    eigenvalues = kappa ** -rng.random(dx)
    eigenvalues[-1], eigenvalues[0] = 1, 1 / kappa
    root = U * np.sqrt(eigenvalues) @ U.T
    X = root @ rng.standard_normal((dx, n))
    A0 = rng.standard_normal((dy, dx))
    Delta = rng.standard_normal((dy, dx))
    Y = (A0 + Delta) @ X + sigma * rng.standard_normal((dy, n))
    return np.sum((((Y - A0 @ X) @ np.linalg.pinv(X) - Delta) @ root) ** 2)`,
};

/** E[R | X] = sigma² dy tr(Σ(XXᵀ)⁻¹). */
export const noiseRiskUnderCovariance: Sampler<Inputs> = (values, fixed) => {
  const trace = traceUnderCovariance(covarianceOf(values, fixed).matrix, values.n);
  return (stream) => values.sigma ** 2 * values.dy * trace(stream);
};

/** A covariance, a Haar frozen factor and a shift with the given singular values, independent of each other. */
export function frozenInputUnderCovariance(
  values: FrozenA,
  fixed: RandomStream,
): { covariance: Covariance; A: Matrix; shift: Matrix } {
  const { dx, dy, r, s } = values;
  return {
    covariance: covarianceOf(values, fixed),
    A: haarOrthonormalRows(r, dx, fixed.substream('A')),
    shift: shiftWithSpectrum(dy, dx, s, fixed.substream('shift')),
  };
}

/** b = tr(Delta(Σ − ΣAᵀ(AΣAᵀ)⁻¹AΣ)Deltaᵀ). */
export function missedUnderCovariance(values: FrozenA, fixed: RandomStream): number {
  const { covariance, A, shift } = frozenInputUnderCovariance(values, fixed);
  return missedEnergyUnder(shift, A, covariance);
}

/** tr C² with C = Delta(Σ − ΣAᵀ(AΣAᵀ)⁻¹AΣ)Deltaᵀ + sigma² I: the second moment of what LoRA sees as noise. */
export function residualSecondMomentUnderCovariance(values: FrozenA, fixed: RandomStream): number {
  const { covariance, A, shift } = frozenInputUnderCovariance(values, fixed);
  const c = missedCovariance(shift, A, covariance);
  for (let i = 0; i < c.rows; i++) c.data[i * c.rows + i]! += values.sigma ** 2;
  return frobeniusSquared(c);
}

export const frozenARiskUnderCovariance: Observable<FrozenA> = {
  name: 'excess risk of LoRA with a frozen A in the Σ-norm',
  sampler: (values, fixed) => {
    const { covariance, A, shift } = frozenInputUnderCovariance(values, fixed);
    const settings = { ...values, ...mapsFrom(shift, fixed) };
    return excessRiskUnderCovariance((data, how) => loraFrozenA(data, A, how), settings, covariance);
  },
};

/** E[R | AX] = b + (b + dy sigma²) tr(AΣAᵀ(AXXᵀAᵀ)⁻¹): AX is a design in dimension r with the covariance AΣAᵀ. */
export const frozenARiskUnderCovarianceGivenDesign: Sampler<FrozenA> = (values, fixed) => {
  const { covariance, A } = frozenInputUnderCovariance(values, fixed);
  const missed = missedUnderCovariance(values, fixed);
  const seen = multiplyTransposed(multiply(A, covariance.matrix), A);
  const trace = traceUnderCovariance(seen, values.n);
  return (stream) => missed + (missed + values.dy * values.sigma ** 2) * trace(stream);
};
