import {
  evaluationConclusionWithdrawn,
  evaluationFinalised,
  executionChanged,
  registerEntryChanged,
} from '@wenxiao/contracts';
import { factCopy } from '@wenxiao/service-kit';

// What targets knows of others: what a subject takes along to another jurisdiction, what was paid of a line, and what stands in registers.

const which = ['subject', 'type', 'period', 'number'] as const;

export const conclusions = factCopy(evaluationFinalised, ['year', 'score', 'fullMark', 'grade'], which);
export const withdrawnConclusions = factCopy(evaluationConclusionWithdrawn, ['year'], which);

export const executed = factCopy(executionChanged, ['executed', 'parts'], ['subject', 'year']);

export const registerEntries = factCopy(
  registerEntryChanged,
  ['of', 'status', 'on', 'effects'],
  ['about', 'register', 'kind', 'number'],
);
