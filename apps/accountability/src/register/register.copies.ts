import {
  budgetTimetableChanged,
  budgetYearClosed,
  correctiveMeasureDecided,
  correctiveMeasureWithdrawn,
  earlierYearChanged,
  evaluationConclusionWithdrawn,
  evaluationFinalised,
  executionChanged,
  monitoringFound,
  performanceTargetAdjusted,
  performanceTargetApproved,
  performanceTargetWithdrawn,
  subjectChanged,
} from '@wenxiao/contracts';
import { factCopy, subjectKept } from '@wenxiao/service-kit';

// What registers know of others. Whatever of a subject changes may be a reason to propose it for one: that is looked up under
// `register/<subject>`, which has no events of its own.

const ofSubject = ({ subject }: Readonly<{ subject: string }>): string => `register/${subject}`;

export const enteredSubjects = factCopy(
  subjectChanged,
  [...subjectKept, 'scheme', 'predecessors', 'responsible'],
  ['subject'],
  ofSubject,
);

/** Of which departments there are subjects: under `register/<department>` it is looked up what recurs in its registers. */
const departments = factCopy(subjectChanged, ['department'], ['subject'], (told) => `register/${told.department}`);

/** … and of the jurisdiction, what it was to have in one by a day. */
const ofJurisdiction = factCopy(subjectChanged, ['kind'], ['subject'], (_, tenant) => `register/${tenant}`);

/** The money of each year, with what a rate of execution is divided by. */
export const lines = factCopy(
  budgetTimetableChanged,
  ['approvedFrom', 'initial', 'inForce', 'parts'],
  ['subject', 'year'],
  ofSubject,
);
export const paid = factCopy(executionChanged, ['executed'], ['subject', 'year'], ofSubject);
/** Only of a closed year is it known what was paid of its money: then whatever is of the jurisdiction is looked at. */
export const yearsOver = factCopy(budgetYearClosed, ['on'], ['year'], () => undefined);

/** What was printed of years before a subject was kept here. */
export const earlierYears = factCopy(
  earlierYearChanged,
  ['status', 'budget', 'executed', 'results', 'findings'],
  ['subject', 'year'],
  ofSubject,
);

const whichEvaluation = ['subject', 'type', 'period', 'number'] as const;
export const concluded = factCopy(evaluationFinalised, ['year', 'findings', 'grade'], whichEvaluation, ofSubject);
export const concludedNoMore = factCopy(evaluationConclusionWithdrawn, ['year'], whichEvaluation, ofSubject);
export const found = factCopy(monitoringFound, ['findings'], ['subject', 'year', 'found'], ofSubject);
/** Why measures were decided, of each proposal the newest. */
const whichMeasure = ['subject', 'year', 'proposal'] as const;
export const measures = factCopy(correctiveMeasureDecided, ['ground'], whichMeasure, ofSubject);
export const measuresWithdrawn = factCopy(correctiveMeasureWithdrawn, [], whichMeasure, ofSubject);

export const targetsApproved = factCopy(performanceTargetApproved, ['declaration'], ['subject', 'period'], ofSubject);
export const targetsAdjusted = factCopy(performanceTargetAdjusted, ['declaration'], ['subject', 'period'], ofSubject);
export const targetsWithdrawn = factCopy(performanceTargetWithdrawn, ['inForce'], ['subject', 'period'], ofSubject);

export const registerCopies = [
  enteredSubjects,
  departments,
  ofJurisdiction,
  lines,
  paid,
  earlierYears,
  yearsOver,
  concluded,
  concludedNoMore,
  found,
  measures,
  measuresWithdrawn,
  targetsApproved,
  targetsAdjusted,
  targetsWithdrawn,
] as const;
