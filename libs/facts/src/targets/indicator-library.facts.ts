import {
  code,
  count,
  day,
  decimal,
  type EventOf,
  fact,
  factsOf,
  flag,
  group,
  id,
  limits,
  list,
  name,
  oneOf,
  several,
  words,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 指标库: the indicators that targets are declared by, common ones of the finance bureau and those that a body makes for what lies
// below it; and frameworks, which are ordered selections of them.
//
// Streams `indicator-entry/<owner>.<entry>` and `indicator-framework/<owner>.<framework>`, named by what they are: an owner has one
// entry of the same levels and name, and one framework of the same name. Whoever makes one anew says it whole, from a day on.

const printed = { max: limits.printed } as const;
const version = count(t.entryVersion, { min: 1, max: limits.versions });
const reason = { max: limits.opinion } as const;

/** What a value is held against: how much it is, as far as it is a number, and where that stands. */
const standard = group({
  kind: oneOf(t.standardKind),
  value: decimal(t.standardValue).optional(),
  text: name(t.standardText, printed).optional(),
  source: name(t.standardSource, printed),
});

const entryIssued = fact('library-entry-issued', 1, {
  scheme: code(t.scheme),
  version,
  level1: name(t.indicatorLevel1, { max: limits.label }).per('version'),
  level2: name(t.indicatorLevel2, { max: limits.label }).per('version').optional(),
  name: name(t.indicatorName, printed).per('version'),
  direction: oneOf(t.indicatorDirection).per('version'),
  unit: name(t.indicatorUnit, { max: limits.label }).per('version').optional(),
  quantifiable: flag(t.indicatorQuantifiable).per('version'),
  standard: standard.per('version').optional(),
  /** How it is counted, in words. */
  calculation: words(t.indicatorCalculation, reason).per('version').optional(),
  /** How it is scored: a code of the rule set. */
  method: code(t.indicatorMethod).per('version').optional(),
  /** Where its value comes from: 年报, 工作计划. */
  valueFrom: name(t.indicatorSource, printed).per('version').optional(),
  /** For which lines of work: 教育, 公路养护. */
  fields: several(name(t.entryField, { max: limits.label }), limits.shortList)
    .per('version')
    .optional(),
  from: day(t.entryFrom).per('version'),
  reason: words(t.entryReason, reason).per('version').optional(),
});
/** Nothing new is declared by it from that day on; what was declared stays. */
const entryRetired = fact('library-entry-retired', 1, {
  version,
  from: day(t.entryRetiredFrom).per('version'),
  reason: words(t.entryRetiredReason, reason).per('version'),
});

export const indicatorEntryFacts = factsOf({ entryIssued, entryRetired });
export type IndicatorEntryEvent = EventOf<typeof indicatorEntryFacts>;

const frameworkVersion = count(t.frameworkVersion, { min: 1, max: limits.versions });

const frameworkIssued = fact('indicator-framework-issued', 1, {
  scheme: code(t.scheme),
  version: frameworkVersion,
  name: name(t.frameworkName, { max: limits.name }).per('version'),
  /** A kind of subject: a code of the rule set. For any where it is not said. */
  for: code(t.frameworkFor).per('version').optional(),
  document: name(t.frameworkDocument, { max: limits.name }).per('version').optional(),
  /** What each level-1 indicator weighs; what is not named here is left to whoever declares. */
  levels: list(['level1'], limits.shortList, {
    level1: name(t.indicatorLevel1, { max: limits.label }),
    weight: decimal(t.frameworkLevelWeight, { min: 0 }),
  }).per('version'),
  /** In this order. */
  entries: list(['entry'], limits.items, {
    entry: id(t.indicatorEntry),
    entryVersion: count(t.entryVersion, { min: 1, max: limits.versions }),
    level1: name(t.indicatorLevel1, { max: limits.label }),
    place: count(t.frameworkPlace, { min: 1, max: limits.items }),
    weight: decimal(t.frameworkEntryWeight, { min: 0 }).optional(),
  }).per('version'),
  from: day(t.frameworkFrom).per('version'),
  reason: words(t.frameworkReason, reason).per('version').optional(),
});
const frameworkRetired = fact('indicator-framework-retired', 1, {
  version: frameworkVersion,
  from: day(t.frameworkRetiredFrom).per('version'),
  reason: words(t.frameworkRetiredReason, reason).per('version'),
});

export const indicatorFrameworkFacts = factsOf({ frameworkIssued, frameworkRetired });
export type IndicatorFrameworkEvent = EventOf<typeof indicatorFrameworkFacts>;
