import {
  budgetTimetableChanged,
  disclosureChanged,
  disposalDecided,
  disposalSettled,
  disposalWithdrawn,
  evaluationConclusionWithdrawn,
  evaluationFinalised,
  evaluationOpened,
  evaluationPartiesNamed,
  evaluationStartWithdrawn,
  executionChanged,
  monitoringPartiesNamed,
  performanceTargetAdjusted,
  performanceTargetApproved,
  performanceTargetWithdrawn,
  rectificationChanged,
  resultOpened,
  resultOutdated,
  resultPartiesNamed,
  selfEvaluationSubmitted,
  subjectChanged,
  warningLifted,
  warningRaised,
} from '@wenxiao/contracts';
import { type FactCopy, factCopy } from '@wenxiao/service-kit';

// What overview knows of others. Every copy names its subject, whose rows are joined anew with each fact. What another service
// publishes of a subject is shown by one declaration here and its columns in `subject-years`.

export const subjects = factCopy(
  subjectChanged,
  [
    'status',
    'since',
    'unit',
    'department',
    'kind',
    'nature',
    'name',
    'officialCode',
    'level',
    'class',
    'within',
    'isNew',
    'isKey',
    'isMajor',
    'plannedFrom',
    'planned',
  ],
  ['subject'],
);

export const budgets = factCopy(
  budgetTimetableChanged,
  ['composition', 'budgetKind', 'approvedFrom', 'control', 'requested', 'inForce', 'payment'],
  ['subject', 'year'],
);

export const executed = factCopy(executionChanged, ['executed'], ['subject', 'year']);

const byPeriod = ['subject', 'period'] as const;
/** What was in force before an adjustment is so again once that is taken back. */
const byDeclaration = [...byPeriod, 'declaration'] as const;
export const approvedTargets = factCopy(performanceTargetApproved, ['scheme'], byDeclaration);
export const adjustedTargets = factCopy(performanceTargetAdjusted, ['scheme'], byDeclaration);
export const withdrawnTargets = factCopy(performanceTargetWithdrawn, ['inForce'], byPeriod);

const byWarning = ['subject', 'year', 'warning', 'round', 'indicator'] as const;
export const raisedWarnings = factCopy(warningRaised, ['light'], byWarning);
export const liftedWarnings = factCopy(warningLifted, [], byWarning);

const byEvaluation = ['subject', 'type', 'period', 'number'] as const;
export const openedEvaluations = factCopy(evaluationOpened, ['year', 'ofItself'], byEvaluation);
export const withdrawnStarts = factCopy(evaluationStartWithdrawn, [], byEvaluation);
export const selfEvaluations = factCopy(selfEvaluationSubmitted, ['total'], byEvaluation);
export const conclusions = factCopy(
  evaluationFinalised,
  ['isReEvaluation', 'score', 'fullMark', 'grade'],
  byEvaluation,
);
export const withdrawnConclusions = factCopy(evaluationConclusionWithdrawn, [], byEvaluation);

const byYear = ['subject', 'year'] as const;
export const openedResults = factCopy(resultOpened, ['type', 'period', 'number', 'isReEvaluation', 'rules'], byYear);
export const outdatedResults = factCopy(resultOutdated, ['because'], byYear);
export const decidedDisposals = factCopy(disposalDecided, ['disposal', 'change', 'actsOn'], byYear);
export const settledDisposals = factCopy(disposalSettled, ['decision', 'refusal'], byYear);
export const withdrawnDisposals = factCopy(disposalWithdrawn, ['decision'], byYear);

export const rectifications = factCopy(
  rectificationChanged,
  ['status', 'problems', 'rectified'],
  ['subject', 'year', 'rectification'],
);
export const disclosures = factCopy(disclosureChanged, ['status'], ['subject', 'year', 'number']);

/** Whom objects name that are under way: they find the subject. Of a referral nothing is ever told. */
export const evaluationParties = factCopy(evaluationPartiesNamed, ['parties'], byEvaluation);
export const monitoringParties = factCopy(monitoringPartiesNamed, ['parties'], byYear);
export const resultParties = factCopy(resultPartiesNamed, ['parties'], byYear);

export const overviewCopies: readonly FactCopy[] = [
  subjects,
  budgets,
  executed,
  approvedTargets,
  adjustedTargets,
  withdrawnTargets,
  raisedWarnings,
  liftedWarnings,
  openedEvaluations,
  withdrawnStarts,
  selfEvaluations,
  conclusions,
  withdrawnConclusions,
  openedResults,
  outdatedResults,
  decidedDisposals,
  settledDisposals,
  withdrawnDisposals,
  rectifications,
  disclosures,
  evaluationParties,
  monitoringParties,
  resultParties,
];

/** Whose facts are joined. */
export const producers = ['targets', 'monitoring', 'evaluation', 'accountability'] as const;
export type Producer = (typeof producers)[number];
