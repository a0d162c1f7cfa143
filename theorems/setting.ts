/** The setting of arXiv:2605.19018: its parameters, and the random quantities that its theorems speak of. */
export * from './setting/design.ts';
export * from './setting/full-fine-tuning.ts';
export * from './setting/lora-frozen-factor.ts';
export * from './setting/lora-large-sample.ts';
export * from './setting/lora-leading-form.ts';
export * from './setting/lora-null-space.ts';
export * from './setting/lora-second-order.ts';
export * from './setting/lora-small-noise.ts';
export * from './setting/lora-trained.ts';
export * from './setting/orthogonal-design.ts';
export * from './setting/parameters.ts';
export * from './setting/truncation.ts';
