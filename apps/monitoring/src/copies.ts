import {
  budgetTimetableChanged,
  budgetYearClosed,
  earlierYearChanged,
  evaluationConclusionWithdrawn,
  evaluationFinalised,
  evaluationOpened,
  evaluationStartWithdrawn,
  executionChanged,
  performanceTargetAdjusted,
  performanceTargetApproved,
  performanceTargetWithdrawn,
  subjectChanged,
} from '@wenxiao/contracts';
import { factCopy, subjectKept } from '@wenxiao/service-kit';

// What monitoring knows of others. Whatever changes here may make something due.

export const subjects = factCopy(
  subjectChanged,
  [...subjectKept, 'status', 'since'],
  ['subject'],
  ({ subject }) => `monitoring/${subject}`,
);

export const budgets = factCopy(
  budgetTimetableChanged,
  ['approvedFrom', 'initial', 'inForce', 'parts', 'payment'],
  ['subject', 'year'],
  ({ subject, year }) => `monitoring/${subject}.${String(year)}`,
);

/** Which years are closed. What the treasury says afterwards of any line of one is warned of. */
export const closedYears = factCopy(budgetYearClosed, ['on'], ['year'], () => undefined);

/** What the treasury has paid: told by the streams of this very service. */
export const executed = factCopy(
  executionChanged,
  ['executed', 'parts'],
  ['subject', 'year'],
  ({ subject, year }) => `monitoring/${subject}.${String(year)}`,
);

const ofTarget = ['scheme', 'indicators'] as const;
const byPeriod = ['subject', 'period'] as const;
/** What was in force before an adjustment is so again once that is taken back. */
const byDeclaration = [...byPeriod, 'declaration'] as const;
const monitored = ({ subject }: Readonly<{ subject: string }>): string => `monitoring/${subject}`;

export const approvedTargets = factCopy(performanceTargetApproved, ofTarget, byDeclaration, monitored);
export const adjustedTargets = factCopy(performanceTargetAdjusted, ofTarget, byDeclaration, monitored);
export const withdrawnTargets = factCopy(performanceTargetWithdrawn, ['inForce'], byPeriod, monitored);

const byEvaluation = ['subject', 'type', 'period', 'number'] as const;
const ofYear = ({ subject, year }: Readonly<{ subject: string; year: number }>): string =>
  `monitoring/${subject}.${String(year)}`;

export const openedEvaluations = factCopy(evaluationOpened, ['year', 'ofItself', 'openedOn'], byEvaluation, ofYear);
export const withdrawnStarts = factCopy(evaluationStartWithdrawn, [], byEvaluation, ofYear);

/** What evaluations of whatever year came to: that may make the subject one of key monitoring. */
export const conclusions = factCopy(
  evaluationFinalised,
  ['year', 'score', 'grade', 'findings'],
  byEvaluation,
  monitored,
);
export const conclusionsTakenBack = factCopy(evaluationConclusionWithdrawn, [], byEvaluation, monitored);

/** What was printed of years before a subject was kept here: of the year before, as a conclusion of that year would be. */
export const earlierYears = factCopy(
  earlierYearChanged,
  ['status', 'results', 'findings', 'documentDate'],
  ['subject', 'year'],
  monitored,
);
