import { evaluationConclusionWithdrawn, evaluationFinalised, subjectChanged } from '@wenxiao/contracts';
import { factCopy } from '@wenxiao/service-kit';

// What referrals know of others. Whose a subject is, and what it is, may change who is to do what.

export const referredSubjects = factCopy(
  subjectChanged,
  [
    'unit',
    'department',
    'kind',
    'nature',
    'name',
    'officialCode',
    'level',
    'class',
    'isNew',
    'isKey',
    'isMajor',
    'plannedFrom',
    'plannedTo',
    'planned',
    'relatedFunds',
    'categories',
  ],
  ['subject'],
  ({ subject }) => `referral/${subject}`,
);

const whichEvaluation = ['subject', 'type', 'period', 'number'] as const;

export const conclusions = factCopy(evaluationFinalised, ['year', 'score', 'grade', 'findings'], whichEvaluation);
export const conclusionsTakenBack = factCopy(evaluationConclusionWithdrawn, ['year'], whichEvaluation);
