import { evaluationConclusionWithdrawn, evaluationFinalised } from '@wenxiao/contracts';
import { factCopy } from '@wenxiao/service-kit';

// What targets knows of others: only what a subject takes along to another jurisdiction.

const which = ['subject', 'type', 'period', 'number'] as const;

export const conclusions = factCopy(evaluationFinalised, ['year', 'score', 'fullMark', 'grade'], which);
export const withdrawnConclusions = factCopy(evaluationConclusionWithdrawn, ['year'], which);
