import type { Cell } from './cell.js';

/**
 * A budget-performance form as it was published or submitted: its cells, verbatim. What is not in the form, or was not read, is
 * null; only fields that a check looks at are kept.
 */
export interface PublishedForm {
  /** `self-evaluation`, `target-declaration`, `monitoring` … */
  readonly kind: string;
  readonly funds: Funds | null;
  readonly objective: Objective | null;
  readonly indicators: readonly Indicator[];
  readonly totals: Totals | null;
  /** A part of the form is missing at its end. */
  readonly truncated: boolean;
  /** Every cell of the form could be read. */
  readonly complete: boolean;
}

/** The columns of amounts that the total and the lines of the funds block share. */
export const amountColumns = [
  'yearStartBudget',
  'annualBudget',
  'received',
  'executed',
  'executedJanJun',
  'forecastFullYear',
] as const;
export type AmountColumn = (typeof amountColumns)[number];
export type Amounts = Readonly<Record<AmountColumn, Cell>>;

/** The total line of the funds block, with the execution row's rate, weight and score. */
export interface Funds extends Amounts {
  /** Unit of the amounts that name none themselves: `万元`, `元`. */
  readonly unit: Cell;
  readonly executionRate: Cell;
  readonly weight: Cell;
  readonly score: Cell;
  readonly lines: readonly FundLine[];
}

export interface FundLine extends Amounts {
  readonly source: Cell;
  readonly executionRate: Cell;
  readonly weight: Cell;
  readonly score: Cell;
}

/** The overall objective, which older templates score too. */
export interface Objective {
  readonly weight: Cell;
  readonly score: Cell;
}

export interface Indicator {
  readonly level1: Cell;
  readonly level2: Cell;
  /** The name of the level-3 indicator. */
  readonly name: Cell;
  readonly target: Cell;
  readonly actual: Cell;
  readonly weight: Cell;
  readonly score: Cell;
  readonly deviationReason: Cell;
}

export interface Totals {
  readonly publishedTotalScore: Cell;
  readonly fullScore: Cell;
  readonly grade: Cell;
}
