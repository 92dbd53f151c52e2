import {
  becomes,
  code,
  count,
  day,
  decimal,
  type EventOf,
  fact,
  flag,
  id,
  limits,
  list,
  money,
  name,
  oneOf,
  several,
  words,
  year,
  factsOf,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 绩效管理对象: what money is spent on or what is assessed. It lives through the years.
//
// Streams `subject/<subject>`. A correction is the same fact once more, whole, with `metadata.corrects`.

const reason = words(t.subjectChangeReason, { max: limits.opinion });
const from = day(t.subjectFrom);

const place = { unit: id(t.unit), department: id(t.department) };

/** What a subject is, as whoever registers or revises it states it. Lists are whole: what is left out is so no longer. */
const described = {
  /** A code of the rule set. */
  kind: code(t.subjectKind),
  nature: oneOf(t.subjectNature),
  /** Under which rules it is managed: it follows from its nature. */
  scheme: code(t.scheme),
  name: name(t.subjectName, { max: limits.name, audience: 'public' }),
  officialCode: code(t.subjectCode).optional(),
  level: code(t.subjectLevel).optional(),
  class: code(t.subjectClass).optional(),
  /** 二级项目 in its 一级项目, a project in its 专项, basic expenditure in 整体. */
  within: id(t.within).optional(),
  /** Whose work it goes on with; of another jurisdiction where that one ended there. */
  predecessors: list(['subject'], limits.items, {
    tenant: id(t.predecessorTenant),
    subject: id(t.predecessor),
  }),
  isNew: flag(t.isNew).optional(),
  plannedFrom: day(t.plannedFrom).optional(),
  plannedTo: day(t.plannedTo).optional(),
  /** Of the whole planned period, or, with a year, of that year alone. */
  planned: list(['source', 'fund', 'year'], limits.items, {
    source: oneOf(t.moneySource),
    fund: code(t.fundType).optional(),
    year: year(t.budgetYear).optional(),
    amount: money(t.plannedAmount),
  }),
  relatedFunds: several(code(t.relatedFund), limits.items),
  categories: several(code(t.category), limits.items),
  /** Who carries it out beside its unit, and with which share. */
  implementers: list(['organisation'], limits.items, {
    organisation: id(t.implementingUnit),
    share: decimal(t.implementingShare, { min: 0, max: 100 }).optional(),
  }),
};

/** The subject is known from now on. */
const subjectRegistered = fact(
  'subject-registered',
  1,
  { ...place, ...described },
  { becomes: [becomes(t.subjectStatus, 'registered')] },
);
/** Whoever registered it took that back, before anything else was done with it. */
const subjectWithdrawn = fact('subject-withdrawn', 1, { reason }, { becomes: [becomes(t.subjectStatus, 'withdrawn')] });
/** From a day on it is described otherwise. */
const subjectRevised = fact('subject-revised', 1, { ...described, from, reason: reason.optional() });

/**
 * What is known of a year of its predecessor in another jurisdiction (承接期初), recorded where it goes on: the money of that year at
 * last, the target that was approved, what it was evaluated as.
 */
const yearOpened = fact('year-opened', 1, {
  predecessorTenant: id(t.predecessorTenant).per('predecessor'),
  predecessor: id(t.predecessor),
  year: year(t.budgetYear),
  /** Absent where none was approved. */
  budget: money(t.openingBudget).per('predecessor').optional(),
  /** Its period; absent where none was approved. */
  target: code(t.openingTarget).per('predecessor').optional(),
  results: list(['type', 'period', 'number'], limits.items, {
    type: code(t.evaluation),
    period: code(t.evaluatedPeriod),
    number: count(t.evaluationNumber, { min: 1, max: limits.items }),
    score: decimal(t.openingScore).optional(),
    fullMark: decimal(t.openingFullMark).optional(),
    grade: code(t.openingGrade).optional(),
  }).per('predecessor'),
});

/** A person answers for it in a role, from a day on. */
const responsibilityGiven = fact('responsibility-given', 1, {
  person: id(t.responsiblePerson),
  role: code(t.responsibleRole),
  from: day(t.responsibleFrom).per('person', 'role'),
});
const responsibilityEnded = fact('responsibility-ended', 1, {
  person: id(t.responsiblePerson),
  role: code(t.responsibleRole),
  /** The last day. */
  to: day(t.responsibleTo).per('person', 'role'),
});

/** It is key or major from now on, or is so no longer: who says so, and why. */
const subjectMarked = fact('subject-marked', 1, {
  mark: oneOf(t.mark),
  marked: flag(t.marked).per('mark'),
  by: id(t.markedBy).per('mark'),
  ground: code(t.markGround).per('mark').optional(),
  reason: words(t.markReason, { max: limits.opinion }).per('mark'),
});

/** It belongs to another unit or department of the same jurisdiction. */
const subjectMoved = fact('subject-moved', 1, { ...place, from, reason });

/** What monitoring decided, where it suspends the subject, or is taken back. */
const decision = id(t.measureDecision).optional();
const subjectSuspended = fact(
  'subject-suspended',
  1,
  { from, reason, decision },
  { becomes: [becomes(t.subjectStatus, 'suspended')] },
);
const subjectResumed = fact(
  'subject-resumed',
  1,
  { from, reason, decision },
  { becomes: [becomes(t.subjectStatus, 'registered')] },
);
/** It goes on as part of another subject. */
const subjectMerged = fact(
  'subject-merged',
  1,
  { into: id(t.subjectMergedInto), from, reason },
  { becomes: [becomes(t.subjectStatus, 'merged')] },
);
/** It is no more. With a jurisdiction alone it is handed over to that, where a new one may go on with it (承接). */
const subjectEnded = fact(
  'subject-ended',
  1,
  {
    from,
    reason,
    successorTenant: id(t.successorTenant).optional(),
    successor: id(t.successor).optional(),
  },
  { becomes: [becomes(t.subjectStatus, 'ended')] },
);

/** From which table of another system it is known. */
const fromTable = {
  batch: name(t.exchangeBatch, { max: limits.name }).optional(),
  mapping: code(t.exchangeMapping).optional(),
};
/** What the province's budget system says otherwise of it: it stands until the desk decides. */
const otherDescriptionNoted = fact('other-description-noted', 1, {
  name: name(t.otherName, { max: limits.name }).optional(),
  unitCode: name(t.otherUnitCode, { max: limits.name }).optional(),
  /** Where a body here has that code. */
  unit: id(t.otherUnit).optional(),
  deleted: flag(t.otherDeleted).optional(),
  ...fromTable,
});
/** The desk knows of it, and the subject stays as it is. */
const otherDescriptionKept = fact('other-description-kept', 1, {
  reason: words(t.otherDescriptionReason, { max: limits.opinion }),
});
/** It is described there now as it is here. */
const otherDescriptionAgreed = fact('other-description-agreed', 1, fromTable);

export const subjectFacts = factsOf({
  subjectRegistered,
  subjectWithdrawn,
  subjectRevised,
  yearOpened,
  responsibilityGiven,
  responsibilityEnded,
  subjectMarked,
  subjectMoved,
  subjectSuspended,
  subjectResumed,
  subjectMerged,
  subjectEnded,
  otherDescriptionNoted,
  otherDescriptionKept,
  otherDescriptionAgreed,
});
export type SubjectEvent = EventOf<typeof subjectFacts>;
