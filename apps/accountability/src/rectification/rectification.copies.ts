import {
  correctiveMeasureDecided,
  correctiveMeasureWithdrawn,
  disposalDecided,
  disposalWithdrawn,
  furtherProcedureOpened,
  furtherProcedureWithdrawn,
  subjectChanged,
} from '@wenxiao/contracts';
import { factCopy, remembered, subjectKept } from '@wenxiao/service-kit';

// What rectifications know of others: whose a subject is, and what asks for it, which is held against what that says now.

const ofSubject = ({ subject }: Readonly<{ subject: string }>): string => `rectification/${subject}`;

export const rectifiedSubjects = factCopy(subjectChanged, [...subjectKept, 'scheme'], ['subject'], ofSubject);

const whichEvaluation = ['subject', 'type', 'period', 'number'] as const;
export const furtherOpened = remembered(
  factCopy(furtherProcedureOpened, ['procedure', 'items'], whichEvaluation, ofSubject),
);
export const furtherWithdrawn = remembered(
  factCopy(furtherProcedureWithdrawn, ['procedure'], whichEvaluation, ofSubject),
);

export const disposals = remembered(factCopy(disposalDecided, ['disposal', 'effects'], ['subject', 'year'], ofSubject));
export const disposalsTakenBack = remembered(factCopy(disposalWithdrawn, ['decision'], ['subject', 'year'], ofSubject));

const whichMeasure = ['subject', 'year', 'proposal'] as const;
export const measures = remembered(
  factCopy(correctiveMeasureDecided, ['decision', 'ground', 'measures', 'reason'], whichMeasure, ofSubject),
);
export const measuresTakenBack = remembered(
  factCopy(correctiveMeasureWithdrawn, ['decision'], whichMeasure, ofSubject),
);

/** All of them. */
export const rectificationCopies = [
  rectifiedSubjects,
  furtherOpened,
  furtherWithdrawn,
  disposals,
  disposalsTakenBack,
  measures,
  measuresTakenBack,
];
