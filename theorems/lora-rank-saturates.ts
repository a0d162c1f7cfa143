import { atMost, onEverySample, pathwiseIdentity, step, theorem } from '../src/index.ts';
import { drawnSaturation } from './setting/derivation-of-trained.ts';
import { dx, dy, n, r, saturatedLoraAgainstFullFineTuning, sigma } from './setting.ts';

/** A rank that no longer constrains makes trained LoRA full fine-tuning. */
export const loraRankSaturates = theorem({
  id: 'lora-rank-saturates',
  cites: 'arXiv:2605.19018, LoRA with both factors trained',
  statement: 'r ≥ min(dx, dy, n) makes trained LoRA equal full fine-tuning on every sample.',
  parameters: { n, dx, dy, r, sigma },
  holdsWhen: 'r >= min(dx, dy, n)',
  claim: pathwiseIdentity('Â of trained LoRA = Â of FFT', saturatedLoraAgainstFullFineTuning),
  holdsFor: ['every design', 'every noise'],
  derivation: {
    from: 'D',
    symbols: {
      D: '‖Â of trained LoRA − Â of full fine-tuning‖',
      M: '‖(SVD_r(P) − P)S⁻¹‖, X = U S Vᵀ and P = (Y − A_0 X)V',
      tail: '‖SVD_r(P) − P‖, from the singular values of P beyond r',
      x: 'least singular value of X',
    },
    drawn: drawnSaturation,
    steps: [
      step('M', onEverySample('the fits are A_0 + SVD_r(P)S⁻¹Uᵀ and A_0 + P S⁻¹Uᵀ')),
      atMost('tail/x', onEverySample('no entry of S⁻¹ exceeds 1/x')),
      step('0', onEverySample('P has no more than min(dx, dy, n) ≤ r singular values')),
    ],
  },
});
