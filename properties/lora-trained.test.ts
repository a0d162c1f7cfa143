import { families } from '../theorems/index.ts';
import { theoremProperties } from './theorem-property.ts';

theoremProperties(families.loraTrained);
