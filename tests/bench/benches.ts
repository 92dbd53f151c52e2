import type { Bench } from './bench.js';
import { api } from './api.bench.js';
import { appendBench } from './append.bench.js';
import { due } from './due/due.bench.js';
import { forms } from './forms.bench.js';
import { list } from './list.bench.js';
import { rules } from './rules/rules.bench.js';
import { stall } from './stall/stall.bench.js';
import { trail } from './trail.bench.js';

/** Everything that `npm run bench` measures, in the order in which it lists it. */
export const benches: readonly Bench[] = [appendBench, api, list, trail, due, rules, stall, forms];
