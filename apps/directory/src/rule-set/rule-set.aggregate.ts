import { type RuleSetEvent, ruleSetFacts } from '@wenxiao/facts/directory';
import type { Aggregate } from '@wenxiao/service-kit';
import { ruleSetDecider, type RuleSetCommand, type RuleSetRejection, type RuleSetState } from './rule-set.decider.js';

/** The versions of one rule set: the stream's id is the set's own, such as `county-2022`. */
export const ruleSet: Aggregate<RuleSetState, RuleSetCommand, RuleSetEvent, RuleSetRejection, undefined> = {
  category: 'rule-set',
  about: (id) => ({ tenant: id }),
  decider: ruleSetDecider,
  facts: ruleSetFacts,
  // A set reaches nobody by itself: what comes of it does, once it is adopted.
  publish: () => undefined,
};
