/** The parameters of the setting, as the catalogue names them. */
import { natural, positive, spectrum } from '../../src/index.ts';

export const n = natural('samples');
export const dx = natural('input dimension');
export const dy = natural('output dimension');
export const r = natural('LoRA rank');
export const p = natural('rows of Z');
export const q = natural('columns of Z');
export const t = positive('deviation');
export const sigma = positive('noise standard deviation');
export const kappa = positive('condition number of the covariance Σ of the inputs');
export const shiftEnergy = positive('energy of the shift, ‖Delta‖²');
export const trainingTime = positive('training time of gradient flow on the summed loss');
export const excessInputs = natural('inputs beyond the samples, dx - n - 1');
export const spareSamples = natural('samples beyond the rank, n - r - 1');
export const noiseVariance = positive('noise variance');
export const shiftSpectrum = spectrum('singular values of the shift Delta', 'min(dx, dy)');
/** Neighbours at least 1.5 apart, so that a fit with a gap between its singular values is not rare. */
export const separatedSpectrum = spectrum('singular values of the shift Delta', 'min(dx, dy)', { gap: 1.5 });
/** Neighbours a factor of 2 apart: what tends to a limit that is not uniform in the gaps. */
export const distinctSpectrum = spectrum('singular values of the shift Delta', 'min(dx, dy)', { gap: 2 });
export const lowRankSpectrum = spectrum('singular values of the shift Delta, of rank r', 'r');
export const missed = positive('missed energy ‖Delta(I − AᵀA)‖²');
export const reached = positive('reached energy ‖Delta Aᵀ‖²');
export const missedOutput = positive('missed energy ‖(I − QQᵀ)Delta‖²');
export const reachedOutput = positive('reached energy ‖QᵀDelta‖²');
/** Of the source task and of the true shift, where A_0 is itself fitted. */
export const n0 = natural('samples of the source task');
export const sigma0 = positive('noise standard deviation of the source task');
export const trueMissed = positive('missed energy of the true shift, ‖Delta_s(I − AᵀA)‖²');
export const trueReached = positive('reached energy of the true shift, ‖Delta_s Aᵀ‖²');
export const trueMissedOutput = positive('missed energy of the true shift, ‖(I − QQᵀ)Delta_s‖²');
export const trueReachedOutput = positive('reached energy of the true shift, ‖QᵀDelta_s‖²');
