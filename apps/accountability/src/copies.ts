import {
  budgetTimetableChanged,
  budgetYearClosed,
  earlierYearChanged,
  executionChanged,
  subjectChanged,
} from '@wenxiao/contracts';
import { factCopy, remembered, subjectKept } from '@wenxiao/service-kit';

// What accountability knows of others. Whatever of a subject or its money changes may change who is to do what.

const ofSubject = ({ subject }: Readonly<{ subject: string }>): string => `result-application/${subject}`;

export const subjects = factCopy(
  subjectChanged,
  [...subjectKept, 'status', 'predecessors', 'openedYears'],
  ['subject'],
  ofSubject,
);

export const budgets = remembered(
  factCopy(budgetTimetableChanged, ['approvedFrom', 'control', 'inForce'], ['subject', 'year'], ofSubject),
);

/** What was printed of the budgets of years before a subject was kept here. */
export const earlierBudgets = factCopy(earlierYearChanged, ['status', 'budget'], ['subject', 'year'], ofSubject);

/** What the treasury has paid: what is left of a budget lies idle. What was decided on that is held against what is paid since. */
export const executions = remembered(factCopy(executionChanged, ['executed'], ['subject', 'year'], ofSubject));

/** Which years are closed: no result acts on the money of one. */
export const closedYears = factCopy(budgetYearClosed, ['on'], ['year']);
