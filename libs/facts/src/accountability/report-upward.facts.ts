import {
  becomes,
  code,
  count,
  day,
  decimal,
  dueFacts,
  type EventOf,
  fact,
  factsOf,
  flag,
  id,
  limits,
  list,
  name,
  words,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 结果报送: results of a year go into the final accounts of government and departments, and to the standing committee of the people’s
// congress, as the rules list.
//
// Streams `report-upward/<organisation>.<year>.<report>`.

const which = { noFigure: 'names the evaluation, and not what it came to' } as const;

/** The final accounts are completed: somebody makes it. */
const reportExpected = fact(
  'report-expected',
  1,
  { scheme: code(t.scheme), on: day(t.reportExpectedOn) },
  { becomes: [becomes(t.reportUpwardStatus, 'expected')] },
);

/** It is compiled, or compiled anew, whole: its results are listed in the events that follow. */
const reportCompiled = fact(
  'report-compiled',
  1,
  {
    scheme: code(t.scheme),
    results: count(t.reportResults, { min: 1 }),
    documents: list(['name'], limits.items, {
      name: name(t.reportDocument, { max: limits.name }),
      number: name(t.reportDocumentNumber, { max: limits.name }).optional(),
    }),
    reason: words(t.reportAgainBecause, { max: limits.opinion }).optional(),
    on: day(t.reportCompiledOn),
  },
  { becomes: [becomes(t.reportUpwardStatus, 'compiled')] },
);

/** A part of what was concluded by then, as it stood. */
const resultsListed = fact('results-listed', 1, {
  part: count(t.reportPart, { min: 1, noFigure: 'tells parts of one list apart' }),
  results: list(['subject', 'type', 'period', 'number'], limits.batch, {
    subject: id(t.reportedSubject),
    type: code(t.reportedEvaluationType),
    period: code(t.reportedEvaluationPeriod),
    number: count(t.reportedEvaluationNumber, { min: 1, max: limits.items }),
    version: count(t.disclosedEvaluationVersion, which),
    score: decimal(t.reportedScore).optional(),
    grade: code(t.reportedGrade).optional(),
  }),
});

/** It went out: into which accounts, or to whom. */
const reportSubmitted = fact(
  'report-upward-submitted',
  1,
  {
    to: name(t.reportSubmittedTo, { max: limits.name }),
    document: name(t.reportDocumentNumber, { max: limits.name }).optional(),
    on: day(t.reportUpwardSubmittedOn),
    /** Absent where the rules name no day. */
    late: flag(t.reportUpwardLate).optional(),
  },
  { becomes: [becomes(t.reportUpwardStatus, 'submitted')] },
);

/** It was entered by mistake, or came back. */
const reportTakenBack = fact(
  'report-upward-taken-back',
  1,
  { reason: words(t.reportTakenBackBecause, { max: limits.opinion }) },
  { becomes: [becomes(t.reportUpwardStatus, 'compiled')] },
);

/** Whoever is to compile or submit it was asked to: the rules name no day by which. */
const reportReminded = fact('report-upward-reminded', 1, {
  step: code(t.step),
  on: day(t.remindedOn).per('step'),
  /** The organisation or person who was reminded. */
  to: id(t.remindedTo).per('step'),
  words: words(t.reminderWords, { max: limits.opinion }).per('step').optional(),
});

export const reportUpwardFacts = factsOf({
  reportExpected,
  reportCompiled,
  resultsListed,
  reportUpwardSubmitted: reportSubmitted,
  reportUpwardTakenBack: reportTakenBack,
  reportUpwardReminded: reportReminded,
  reportUpwardTaskHandedOver: dueFacts('report-upward').taskHandedOver,
});
export type ReportUpwardEvent = EventOf<typeof reportUpwardFacts>;
