import {
  budgetTimetableChanged,
  performanceTargetAdjusted,
  performanceTargetApproved,
  performanceTargetWithdrawn,
  subjectChanged,
} from '@wenxiao/contracts';
import { factCopy } from '@wenxiao/service-kit';

// What evaluation knows of others. Whatever changes here may make an evaluation expected, or change what one rests on.

const evaluated = ({ subject }: Readonly<{ subject: string }>): string => `evaluation/${subject}`;

export const subjects = factCopy(
  subjectChanged,
  [
    'status',
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
  evaluated,
);

export const budgets = factCopy(budgetTimetableChanged, ['approvedFrom', 'inForce'], ['subject', 'year'], evaluated);

const ofTarget = ['declaration', 'indicators'] as const;
const byPeriod = ['subject', 'period'] as const;

export const approvedTargets = factCopy(performanceTargetApproved, ofTarget, byPeriod, evaluated);
export const adjustedTargets = factCopy(performanceTargetAdjusted, ofTarget, byPeriod, evaluated);
export const withdrawnTargets = factCopy(performanceTargetWithdrawn, ['inForce'], byPeriod, evaluated);
