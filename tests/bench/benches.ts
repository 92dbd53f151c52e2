import type { Bench } from './bench.js';
import { forms } from './forms.bench.js';
import { stall } from './stall/stall.bench.js';

/** Everything that `npm run bench` measures, in the order in which it lists it. */
export const benches: readonly Bench[] = [stall, forms];
