import { code, count, day, id, limits, list, words, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

// What governs decisions travels on one topic, so that whoever keeps a copy can be told through when it is whole.

/** The rules that came of layers, as the text whose bytes were hashed. Whoever reads it adds nothing to what is hashed. */
export const rulesResolved = contract('directory.rules-resolved', 1, 'governing', {
  /** SHA-256 of the text in UTF-8. */
  hash: code(t.ruleSetHash),
  text: words(t.rulesText, { max: limits.resolved }),
});
export const RulesResolvedV1 = rulesResolved.Message;
export type RulesResolved = MessageOf<typeof rulesResolved>;

/** Which rules a body goes by in a scheme, day after day: the whole timetable, anew after each change of its own or above it. */
export const rulesTimetableSet = contract('directory.rules-timetable-set', 1, 'governing', {
  bodyId: id(t.body),
  scheme: code(t.scheme),
  /** Each holds until the next begins. Without a hash nothing is in force, for a reason. */
  rows: list(['from'], limits.batch, {
    from: day(t.adoptedFrom),
    hash: code(t.ruleSetHash).optional(),
    /** The sets that lie in it, the nearest body's first. */
    layers: list(['id'], limits.items, { id: code(t.ruleSet), version: count(t.ruleSetVersion) }),
    /** The same with what was decided on their silence: for a type and year, or for good. */
    settled: list(['hash'], limits.items, {
      type: code(t.settledType).optional(),
      year: year(t.settledYear).optional(),
      hash: code(t.ruleSetHash),
      layers: list(['id', 'version'], limits.items, { id: code(t.ruleSet), version: count(t.ruleSetVersion) }),
    }).optional(),
    reason: code(t.noRulesReason).optional(),
  }),
});
export const RulesTimetableSetV1 = rulesTimetableSet.Message;
export type RulesTimetableSet = MessageOf<typeof rulesTimetableSet>;

/** A body counts working days by this holiday calendar from a day on, and so do all below it that have none of their own. */
export const calendarPublished = contract('directory.calendar-published', 1, 'governing', {
  bodyId: id(t.body),
  from: day(t.calendarFrom),
  /** SHA-256 of the text in UTF-8. */
  hash: code(t.calendarHash),
  text: words(t.calendarText, { max: limits.resolved }),
});
export const CalendarPublishedV1 = calendarPublished.Message;
export type CalendarPublished = MessageOf<typeof calendarPublished>;
