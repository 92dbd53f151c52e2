import {
  becomes,
  code,
  count,
  day,
  decimal,
  type EventOf,
  fact,
  factsOf,
  id,
  limits,
  list,
  oneOf,
  several,
  words,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 工作考核: how well a body did its performance management work in a year, along the items that the rules give.
//
// Streams `work-assessment/<organisation>.<year>.<assessment>`. The events are the bureau's; the body is told its result as the
// conclusion says.

const bureau = { audience: 'finance' } as const;

/** What somebody gives an item. */
const given = {
  item: code(t.workAssessmentItem),
  points: decimal(t.workItemPoints),
  /** Why it is not what was computed. */
  because: words(t.workItemBecause, { max: limits.opinion }).optional(),
  opinion: words(t.workItemOpinion, { max: limits.opinion }).optional(),
};
const reason = words(t.workScoredAgainBecause, { max: limits.opinion }).optional();

/** A sheet as it is handed in. */
export const workSheet = { type: 'work-sheet', fields: { items: list(['item'], limits.items, given), reason } };

/** The whole sheet; again, whole, as long as it is not concluded. */
const workScored = fact(
  'work-scored',
  1,
  {
    scheme: code(t.scheme),
    assessment: code(t.workAssessment),
    /** Whose own assessment it is; absent: the jurisdiction’s. */
    department: id(t.department).optional(),
    items: list(['item'], limits.items, {
      ...given,
      full: decimal(t.workItemFull),
      /** Where the rules say what each fact takes off. */
      computed: decimal(t.workItemComputed).optional(),
      /** How many facts of the product stood beside it. */
      taken: count(t.workItemTaken),
    }),
    total: decimal(t.workSheetTotal),
    reason,
    on: day(t.workScoredOn),
  },
  { ...bureau, becomes: [becomes(t.workAssessmentStatus, 'scored')] },
);

/** What it came to. */
const workConcluded = fact(
  'work-assessment-concluded',
  1,
  {
    score: decimal(t.workScore),
    fullMark: decimal(t.workFullMark),
    grade: code(t.workGrade),
    findings: several(code(t.workFindings), limits.items),
    opinion: words(t.workOpinion, { max: limits.opinion }).optional(),
    /** Who reads the result beside the bureau; absent: nobody. */
    toldTo: oneOf(t.workToldTo).optional(),
    on: day(t.workConcludedOn),
  },
  { ...bureau, becomes: [becomes(t.workAssessmentStatus, 'concluded')] },
);

const workTakenBack = fact(
  'work-assessment-taken-back',
  1,
  { reason: words(t.workTakenBackBecause, { max: limits.opinion }) },
  { ...bureau, becomes: [becomes(t.workAssessmentStatus, 'scored')] },
);

export const workAssessmentFacts = factsOf({ workScored, workConcluded, workTakenBack });
export type WorkAssessmentEvent = EventOf<typeof workAssessmentFacts>;
