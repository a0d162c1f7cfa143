import { restate } from 'riskproof';
import { catalogue } from 'riskproof/theorems';

const right = catalogue.find(({ id }) => id === 'fft-overdetermined')!;

/** What the checker says of a slip: n − dx where n − dx − 1 belongs. */
export const wrong = restate({ ...right, derivation: null, standsOn: [] }, 'sigma^2*dy*dx/(n-dx)');
