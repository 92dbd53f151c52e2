import { evaluationConclusionWithdrawn, evaluationFinalised, executionChanged } from '@wenxiao/contracts';
import { factCopy } from '@wenxiao/service-kit';

// What targets knows of others: what a subject takes along to another jurisdiction, and what was paid of a line.

const which = ['subject', 'type', 'period', 'number'] as const;

export const conclusions = factCopy(evaluationFinalised, ['year', 'score', 'fullMark', 'grade'], which);
export const withdrawnConclusions = factCopy(evaluationConclusionWithdrawn, ['year'], which);

export const executed = factCopy(executionChanged, ['executed', 'parts'], ['subject', 'year']);
