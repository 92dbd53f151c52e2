import {
  budgetTimetableChanged,
  earlierYearChanged,
  executionChanged,
  finalAccountsChanged,
  performanceTargetAdjusted,
  performanceTargetApproved,
  performanceTargetWithdrawn,
  subjectChanged,
} from '@wenxiao/contracts';
import { factCopy, remembered, subjectKept } from '@wenxiao/service-kit';

// What evaluation knows of others. Whatever changes here may make an evaluation expected, or change what one rests on.

const evaluated = ({ subject }: Readonly<{ subject: string }>): string => `evaluation/${subject}`;

// A conclusion rests on the money and the target, and on the shares of those who carry it out: what was said then is held against what is said now.

export const subjects = remembered(
  factCopy(
    subjectChanged,
    [...subjectKept, 'within', 'status', 'since', 'scheme', 'predecessors', 'openedYears', 'implementers'],
    ['subject'],
    evaluated,
  ),
);

export const budgets = remembered(
  factCopy(budgetTimetableChanged, ['approvedFrom', 'initial', 'inForce', 'parts'], ['subject', 'year'], evaluated),
);

/** What was printed of the budgets of years before a subject was kept here: whether it was funded before, and since when. */
export const earlierYears = factCopy(earlierYearChanged, ['status', 'budget'], ['subject', 'year'], evaluated);

/** What the treasury has paid, through each day of which it said something. */
export const executions = remembered(factCopy(executionChanged, ['executed'], ['subject', 'year'], evaluated));

const ofTarget = ['effectiveOn', 'indicators'] as const;
const byPeriod = ['subject', 'period'] as const;
/** What was in force before an adjustment is so again once that is taken back. */
const byDeclaration = [...byPeriod, 'declaration'] as const;

export const approvedTargets = remembered(factCopy(performanceTargetApproved, ofTarget, byDeclaration, evaluated));
export const adjustedTargets = remembered(factCopy(performanceTargetAdjusted, ofTarget, byDeclaration, evaluated));
export const withdrawnTargets = remembered(factCopy(performanceTargetWithdrawn, ['inForce'], byPeriod, evaluated));

/** From when on the evaluations of a year are due: of all subjects of the jurisdiction. */
export const finalAccounts = factCopy(finalAccountsChanged, ['on'], ['year'], () => undefined);
