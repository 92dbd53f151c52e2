import { becomes, code, count, day, type EventOf, fact, flag, id, limits, words, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 采用规则: what a body goes by in a scheme from a day on, by the decision of two people. Streams `adoption/<body id>`.
// Who may read is said in `organisation.facts.ts`.

const scheme = code(t.scheme);
const proposer = id(t.adoptionProposer).per('scheme');
const version = { min: 1, max: limits.versions };

/** A body is to go by a version of a rule set from a day on. It takes the place of a proposal that waits in the scheme. */
const adoptionProposed = fact(
  'adoption-proposed',
  1,
  {
    scheme,
    ruleSetId: code(t.proposedRuleSet).per('scheme'),
    ruleSetVersion: count(t.proposedRuleSetVersion, version).per('scheme'),
    /** First day on which it holds. */
    effectiveFrom: day(t.proposedEffectiveFrom).per('scheme'),
    /** The set stands in the place of those above, where these leave that free. */
    replaces: flag(t.proposedReplaces).per('scheme').optional(),
    proposedBy: proposer,
    /** Whom they stood in for. */
    doneFor: id(t.doneFor).per('scheme').optional(),
  },
  { becomes: [becomes(t.adoptionProposal, 'proposed', 'scheme')] },
);

/** Somebody else than who proposed it sent it back. */
const adoptionReturned = fact(
  'adoption-returned',
  1,
  { scheme, reason: words(t.adoptionReturnReason, { max: limits.opinion }).per('scheme') },
  { becomes: [becomes(t.adoptionProposal, 'returned', 'scheme')] },
);

/** Somebody else than who proposed it approved it. Of two for the same day the later holds. */
const ruleSetAdopted = fact(
  'rule-set-adopted',
  1,
  {
    scheme,
    ruleSetId: code(t.adoptedRuleSet).per('scheme', 'effectiveFrom'),
    ruleSetVersion: count(t.adoptedRuleSetVersion, version).per('scheme', 'effectiveFrom'),
    effectiveFrom: day(t.adoptedFrom),
    replaces: flag(t.adoptedReplaces).per('scheme', 'effectiveFrom').optional(),
    proposedBy: proposer,
  },
  { becomes: [becomes(t.adoptionProposal, 'approved', 'scheme')] },
);

export const adoptionFacts = factsOf({ adoptionProposed, adoptionReturned, ruleSetAdopted });

export type AdoptionEvent = EventOf<typeof adoptionFacts>;
