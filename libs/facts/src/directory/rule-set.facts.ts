import { becomes, code, count, document, type EventOf, fact, id, limits, words, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 规则版本: what becomes of the versions of one rule set, by the decision of two people. Streams `rule-set/<rule set id>`.
// Who may read is said in `organisation.facts.ts`.

/** One version by its number and by the hash of its canonical text. */
const version = {
  version: count(t.ruleSetVersion, { min: 1, max: limits.versions }),
  hash: code(t.ruleSetHash).per('version'),
};
const author = id(t.ruleSetAuthor).per('version');

/** A version was handed in. It takes the place of one that waits. */
const ruleSetProposed = fact(
  'rule-set-proposed',
  1,
  {
    ...version,
    content: document('the text is found by its hash'),
    proposedBy: author,
    /** Whom they stood in for. */
    doneFor: id(t.doneFor).per('version').optional(),
  },
  { becomes: [becomes(t.ruleSetStatus, 'proposed', 'version')] },
);

/** Somebody else than its author sent it back. */
const ruleSetReturned = fact(
  'rule-set-returned',
  1,
  { ...version, reason: words(t.ruleSetReturnReason, { max: limits.opinion }).per('version') },
  { becomes: [becomes(t.ruleSetStatus, 'returned', 'version')] },
);

/** Somebody else than its author approved it: bodies can adopt it. */
const ruleSetPublished = fact(
  'rule-set-published',
  1,
  { ...version, proposedBy: author },
  { becomes: [becomes(t.ruleSetStatus, 'published', 'version')] },
);

export const ruleSetFacts = factsOf({ ruleSetProposed, ruleSetReturned, ruleSetPublished });

export type RuleSetEvent = EventOf<typeof ruleSetFacts>;
