/** One direction of the shift on an orthogonal design, XXᵀ = n·I: fitted by LoRA of rank 1, or left alone. */
import {
  excessRiskOf,
  haarOrthonormalRows,
  lanczosRoad,
  loraTrained,
  type Observable,
  scale,
  shiftWithSpectrum,
  trainedRiskOnOrthogonalDesign,
} from '../../src/index.ts';
import { mapsFrom } from './full-fine-tuning.ts';

export interface OneDirection {
  readonly n: number;
  /** The smaller and the larger of dx and dy. */
  readonly p: number;
  readonly q: number;
  readonly sigma: number;
  /** s²n/(sigma² q), s the direction's singular value. */
  readonly x2: number;
}

/** Which of the two dimensions is the larger one. */
export type Larger = 'dx' | 'dy';

/** The task at a multiple of the dimensions; x2 stays as it is. */
function taskAt({ n, p, q, sigma, x2 }: OneDirection, size: number, larger: Larger) {
  const [dx, dy] = larger === 'dx' ? [size * q, size * p] : [size * p, size * q];
  return { n: size * n, dx, dy, r: 1, sigma, s: [sigma * Math.sqrt((x2 * q) / n)] };
}

/** In units of sigma² q/n, which is the same at every size. */
const inUnits = (risk: number, { n, q, sigma }: OneDirection): number => (risk * n) / (sigma ** 2 * q);

/** The risk of LoRA of rank 1 less that of A_0, which is s²; the design is drawn once. */
export const keptMinusDropped =
  (larger: Larger) =>
  (size: number): Observable<OneDirection> => ({
    name: 'risk of LoRA of rank 1 less that of the pretrained map, over sigma² q/n',
    sampler: (values, fixed) => {
      const task = taskAt(values, size, larger);
      const rows = haarOrthonormalRows(task.dx, task.n, fixed.substream('design', size));
      const design = scale(rows, Math.sqrt(task.n));
      const shift = shiftWithSpectrum(task.dy, task.dx, task.s, fixed.substream('shift'));
      const risk = excessRiskOf((data, options) => loraTrained(data, 1, { ...options, road: lanczosRoad }), {
        ...task,
        ...mapsFrom(shift, fixed),
        drawDesign: (X) => X.data.set(design.data),
      });
      return (stream) => inUnits(risk(stream), values) - values.x2;
    },
  });

/** The same in the coordinates of the design, where only what is truncated is drawn. */
export const keptMinusDroppedGivenDesign =
  (larger: Larger) =>
  (size: number): Observable<OneDirection> => ({
    name: 'risk of LoRA of rank 1 less that of the pretrained map, over sigma² q/n',
    sampler: (values) => {
      const risk = trainedRiskOnOrthogonalDesign(taskAt(values, size, larger));
      return (stream) => inUnits(risk(stream), values) - values.x2;
    },
  });
