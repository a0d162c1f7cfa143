/** The setting of arXiv:2605.19018: its parameters, and the random quantities that its theorems speak of. */
export * from './setting/design.ts';
export * from './setting/full-fine-tuning.ts';
export * from './setting/gaussian-matrix.ts';
export * from './setting/large-sample-rate.ts';
export * from './setting/lora-frozen-factor.ts';
export * from './setting/lora-trained.ts';
export * from './setting/parameters.ts';
