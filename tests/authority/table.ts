// Who may do what, written by hand: an act of the document, the desks that do it, and over what each has to be. Nothing here is read
// from the product.
import { acrossRows } from './across.rows.js';
import { cycleRows } from './cycle.rows.js';
import { directoryRows } from './directory.rows.js';
import type { Rule } from './relations.js';

export const authorityTable: Readonly<Record<string, Rule>> = { ...cycleRows, ...directoryRows, ...acrossRows };
