import {
  evaluationConclusionWithdrawn,
  evaluationFinalised,
  exchangeMappingChanged,
  executionChanged,
  rectificationChanged,
  registerEntryChanged,
} from '@wenxiao/contracts';
import { factCopy } from '@wenxiao/service-kit';

// What targets knows of others: how tables of other systems are read, what a subject takes along to another jurisdiction, what was paid of a line, what stands in registers, and
// how much of what evaluations fed back is put right.

const which = ['subject', 'type', 'period', 'number'] as const;

export const conclusions = factCopy(evaluationFinalised, ['year', 'score', 'fullMark', 'grade'], which);
export const withdrawnConclusions = factCopy(evaluationConclusionWithdrawn, ['year'], which);

export const executed = factCopy(executionChanged, ['executed', 'parts'], ['subject', 'year']);

export const rectifications = factCopy(
  rectificationChanged,
  ['status', 'problems'],
  ['subject', 'year', 'rectification'],
);

export const registerEntries = factCopy(
  registerEntryChanged,
  ['scheme', 'of', 'status', 'on', 'occasion', 'effects'],
  ['about', 'register', 'kind', 'number'],
);

export const exchangeMappings = factCopy(
  exchangeMappingChanged,
  ['status', 'table', 'columns', 'values', 'constants', 'amountUnit'],
  ['mapping'],
);
