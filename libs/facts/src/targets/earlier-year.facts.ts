import {
  becomes,
  code,
  day,
  decimal,
  type EventOf,
  fact,
  factsOf,
  limits,
  list,
  money,
  name,
  several,
  withdraws,
  withdrawsBelow,
  words,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 往年记录: what a subject had and came to in a year before it was kept here, as it was printed then.
//
// Streams `earlier-year/<subject>.<year>`. A correction is the same fact once more, whole, with `metadata.corrects`.

/** An opening event: nobody decided it here. What rules of today ask is looked back at in it. */
const earlierYearRecorded = fact(
  'earlier-year-recorded',
  1,
  {
    scheme: code(t.scheme),
    budget: money(t.earlierBudget).optional(),
    executed: money(t.earlierExecuted).optional(),
    results: list(['type'], limits.shortList, {
      /** A code of the rule set. */
      type: code(t.earlierEvaluation),
      score: decimal(t.earlierScore, { min: 0 }).optional(),
      fullMark: decimal(t.earlierFullMark, { min: 0 }).optional(),
      /** One that the rules of the day of the record give. */
      grade: code(t.earlierGrade).optional(),
      /** … or as the earlier text called it, where these have no such grade. */
      gradePrinted: name(t.earlierGradePrinted, { max: limits.label }).optional(),
      /** What it found, in codes of the rules. */
      findings: several(code(t.earlierFindings), limits.shortList).optional(),
    }),
    /** What 巡视, 审计 and other supervision found, one of each source. */
    findings: list(['source'], limits.shortList, {
      source: code(t.earlierFindingSource),
      concludes: several(code(t.earlierConcludes), limits.shortList),
      found: words(t.earlierFound, { max: limits.opinion }).optional(),
    }).optional(),
    document: name(t.earlierDocument, { max: limits.name }),
    documentNumber: name(t.earlierDocumentNumber, { max: limits.name }).optional(),
    documentDate: day(t.earlierDocumentDate),
  },
  { becomes: [becomes(t.earlierYear, 'recorded')] },
);
/** It was recorded by mistake. */
const earlierYearWithdrawn = fact(
  'earlier-year-withdrawn',
  1,
  { reason: words(t.earlierYearReason, { max: limits.opinion }) },
  {
    becomes: [
      becomes(t.earlierYear, 'withdrawn'),
      withdraws(t.scheme),
      withdraws(t.earlierBudget),
      withdraws(t.earlierExecuted),
      withdrawsBelow(t.earlierEvaluation),
      withdrawsBelow(t.earlierScore),
      withdrawsBelow(t.earlierFullMark),
      withdrawsBelow(t.earlierGrade),
      withdrawsBelow(t.earlierGradePrinted),
      withdrawsBelow(t.earlierFindings),
      withdrawsBelow(t.earlierFindingSource),
      withdrawsBelow(t.earlierConcludes),
      withdrawsBelow(t.earlierFound),
      withdraws(t.earlierDocument),
      withdraws(t.earlierDocumentNumber),
      withdraws(t.earlierDocumentDate),
    ],
  },
);

export const earlierYearFacts = factsOf({ earlierYearRecorded, earlierYearWithdrawn });
export type EarlierYearEvent = EventOf<typeof earlierYearFacts>;
