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
export const relativeNoise = positive('noise standard deviation over s_r');
export const shiftSpectrum = spectrum('singular values of the shift Delta', 'min(dx, dy)');
/** Neighbours at least 1.5 apart, so that a fit with a gap between its singular values is not rare. */
export const separatedSpectrum = spectrum('singular values of the shift Delta', 'min(dx, dy)', { gap: 1.5 });
export const lowRankSpectrum = spectrum('singular values of the shift Delta, of rank r', 'r');
export const missed = positive('missed energy ‖Delta(I − AᵀA)‖²');
export const reached = positive('reached energy ‖Delta Aᵀ‖²');
export const missedOutput = positive('missed energy ‖(I − QQᵀ)Delta‖²');
export const reachedOutput = positive('reached energy ‖QᵀDelta‖²');
