import { onEverySample, pathwiseIdentity, step, theorem } from '../src/index.ts';
import { drawnSaturated } from './setting/derivation-of-trained-regimes.ts';
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
    from: 'R',
    symbols: {
      R: 'excess risk of trained LoRA',
      F: 'excess risk of full fine-tuning on the same data',
    },
    drawn: drawnSaturated,
    steps: [step('F', onEverySample('the fitted part of the targets has rank min(dx, dy, n) at most'))],
  },
});
