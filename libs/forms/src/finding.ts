import type { Cell } from './cell.js';
import type { Sheet } from './sheet.js';

export type FindingLevel = 'error' | 'warning' | 'info';

/**
 * The closed list of what a check can find, in the order in which findings are reported. `zero-budget` is a warning where nothing was spent
 * and there never was a budget.
 */
export const findingLevels = {
  'amount-unreadable': 'warning',
  'execution-rate-mismatch': 'error',
  'execution-over-100': 'warning',
  'zero-budget': 'error',
  'execution-score-mismatch': 'error',
  'execution-scores-contradict': 'error',
  'fund-lines-mismatch': 'error',
  'score-above-weight': 'error',
  'deviation-unexplained': 'warning',
  'missed-with-full-score': 'error',
  'over-achievement': 'info',
  'cost-or-time-overrun': 'warning',
  'meaningless-name': 'warning',
  'indicator-twice': 'warning',
  'total-mismatch': 'error',
  'total-above-full': 'error',
  'weights-not-100': 'error',
  unfilled: 'error',
  'grade-without-score': 'warning',
  // Of a rule set:
  'grade-not-in-bands': 'error',
  'grade-unknown': 'warning',
} as const satisfies Readonly<Record<string, FindingLevel>>;

export type FindingCode = keyof typeof findingLevels;

export interface Finding {
  readonly code: FindingCode;
  readonly level: FindingLevel;
  /** Where: `funds.score`, `indicators[3].actual`. */
  readonly path: string;
  /** The cell, verbatim; null when it was not read. */
  readonly printed: Cell;
  /** What the other cells say instead, as a formula with its figures. */
  readonly computed: string;
  /** What is the matter and what to do, in Chinese. */
  readonly zh: string;
  /** The same in English. */
  readonly en: string;
}

/** Looks for one kind of finding, in the order of the form's rows. Pure, and it never throws on a form that was read. */
export type FormCheck = (sheet: Sheet) => readonly Finding[];

export function finding(
  code: FindingCode,
  { level = findingLevels[code], ...rest }: Omit<Finding, 'code' | 'level'> & Partial<Pick<Finding, 'level'>>,
): Finding {
  return { code, level, ...rest };
}
