// Which desk leads, and which co-operate, by a table of the rule set.
export { type Routed, routed } from './routed.js';
