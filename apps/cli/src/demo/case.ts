import type { Field } from './fields.js';

/**
 * Which published forms the demo drives, and what it adds to each. No form prints every stage of the cycle: what is not
 * printed is entered by a demo person and marked 演示数据 wherever it is shown.
 */
export type Case = Readonly<{
  /** A file of `tests/forms/published`. */
  form: string;
  /** Who spends: of which field. */
  field: Field;
  /** Of one form that speaks of a whole department without being an evaluation of it. */
  wholeDepartment?: true;
  /** It is new, and its department assesses it first, with this score. */
  assessedWith?: string;
  /** For what the form prints its amounts, where that is not one year. */
  amountsOf?: string;
  /** Budget asked for, where the form prints none that can be taken over. */
  requested?: Readonly<{ amount: string; unit: '元' | '万元' }>;
  /** How far the unit gets by the end of each quarter, in hundredths of the spending of the year. */
  spentPercent: readonly [q1: number, q2: number, q3: number, q4: number];
  /** Money of the year that is spent, where the form does not print it: in hundredths of the budget. */
  executedPercent?: number;
  /** What monitoring finds in the third quarter. */
  deviation?: Readonly<{
    cause: string;
    measures: string;
    /** What of the rule set calls for measures, and which of those that it lists are proposed. */
    ground: 'objective-cause' | 'serious-problem';
    proposed: readonly string[];
    budgetLeftPercent: number;
  }>;
  /** What an audit found, which puts it on the list of what is monitored as key. */
  auditFound?: string;
  /** Total of the self-evaluation, where the form prints none. */
  selfScore?: string;
  /** The self-evaluation is computed from what was attained, where the form prints no total. */
  isComputed?: true;
  /** The unit begins its self-evaluation and never hands it in: it becomes overdue. */
  isNeglected?: true;
  /** The finance bureau's points: decision, process, output, benefit (of 20, 20, 30, 30). Absent: it is not among the projects picked. */
  financeScores?: readonly [decision: string, process: string, output: string, benefit: string];
  /** Where it stands at the end: while the expert evaluates it, or before the budget desk decides on its result. */
  stopsAt?: 'evaluation' | 'decision';
  /** What the finance bureau's evaluation wants put right, and whether the unit has done so. */
  problem?: Readonly<{ note: string; isPutRight: boolean }>;
  /** The result is published, or withheld with this reason. */
  disclosed?: 'published' | Readonly<{ withheld: string }>;
  /** What the result does to next year's money, beyond what the grade says. */
  cutPercent?: number;
  /** For which trigger of the rule set the unit is referred. */
  referredFor?: string;
  /** Money is asked for the year after, too: how far that has come. */
  nextYear?: 'declared' | 'reviewed' | 'approved';
}>;

/** Spent quarter by quarter, without haste. */
export const steady = [20, 45, 75, 100] as const;
