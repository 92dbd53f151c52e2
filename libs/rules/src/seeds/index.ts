// The rule sets that the product brings along.
export { type Rows, rowsOf, seed, seeds } from './seeds.js';
