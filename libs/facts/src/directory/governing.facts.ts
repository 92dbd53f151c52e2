import { code, count, day, type EventOf, fact, id, limits, list, words, year, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// What governs decisions: the rules that came of layers, which of them a body goes by day after day, and its holiday calendars.
// Streams `governing/<body id>.<scheme>` and `governing/<body id>.calendar`. Who may read is said in `organisation.facts.ts`.

const ofStream = { noFigure: 'the stream is named after it' };
const foundByHash = { max: limits.resolved, noFigure: 'the text is found by its hash' };

/** The rules that came of layers, as the text whose bytes were hashed. It stands before the timetable that names it. */
const rulesResolved = fact('rules-resolved', 1, {
  /** SHA-256 of the text in UTF-8. */
  hash: code(t.ruleSetHash, { noFigure: 'the timetable says from when on it holds' }),
  text: words(t.rulesText, foundByHash),
});

/** Which rules a body goes by in a scheme: the whole timetable, anew after each change of its own or above it. */
const rulesTimetableSet = fact('rules-timetable-set', 1, {
  bodyId: id(t.body, ofStream),
  scheme: code(t.scheme, ofStream),
  /** Each holds until the next begins. Without a hash nothing is in force, for a reason. */
  rows: list(['from'], limits.batch, {
    from: day(t.adoptedFrom),
    hash: code(t.rulesInForce).optional(),
    /** The sets that lie in it, the nearest body's first. */
    layers: list(
      ['id'],
      limits.items,
      { id: code(t.ruleSet), version: count(t.ruleSetVersion) },
      { noFigure: 'the text that the hash names says of which sets it came' },
    ),
    /** The same with what was decided on their silence: for a type and year, or for good. */
    settled: list(
      ['hash'],
      limits.items,
      {
        type: code(t.settledType).optional(),
        year: year(t.settledYear).optional(),
        hash: code(t.rulesInForce),
        layers: list(
          // Of one body several decisions may lie in it, each a layer of its own number.
          ['id', 'version'],
          limits.items,
          { id: code(t.ruleSet), version: count(t.ruleSetVersion) },
          { noFigure: 'the text that the hash names says of which sets it came' },
        ),
      },
      { noFigure: 'the decision itself is told' },
    ).optional(),
    reason: code(t.noRulesReason).optional(),
  }),
});

export const timetableFacts = factsOf({ rulesResolved, rulesTimetableSet });

export type TimetableEvent = EventOf<typeof timetableFacts>;

/** By which arrangement of holidays a body counts working days, from when on. */
const calendarPublished = fact('calendar-published', 1, {
  bodyId: id(t.body, ofStream),
  from: day(t.calendarFrom),
  /** SHA-256 of the text in UTF-8. */
  hash: code(t.calendarHash).per('from'),
  text: words(t.calendarText, foundByHash),
});

export const calendarFacts = factsOf({ calendarPublished });

export type CalendarEvent = EventOf<typeof calendarFacts>;
