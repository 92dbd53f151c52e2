import { RuleSetPublishedV1 } from '@wenxiao/contracts';
import type { Aggregate, EventPlace } from '@wenxiao/service-kit';
import { isLayered } from './layered-content.js';
import {
  ruleSetDecider,
  type RuleSetCommand,
  type RuleSetEvent,
  type RuleSetRejection,
  type RuleSetState,
  ruleSetTexts,
} from './rule-set.decider.js';

/** The versions of one rule set: the stream's id is the set's own, such as `county-2022`. */
export const ruleSet: Aggregate<RuleSetState, RuleSetCommand, RuleSetEvent, RuleSetRejection, undefined> = {
  category: 'rule-set',
  about: (id) => ({ tenant: id }),
  decider: ruleSetDecider,
  schemaVersions: { 'rule-set-proposed': 1, 'rule-set-returned': 1, 'rule-set-published': 1 },
  texts: ruleSetTexts,
  publish: publishRuleSet,
};

/** Others learn of what was approved, whole; proposals stay here. */
function publishRuleSet(
  event: RuleSetEvent,
  { proposal }: RuleSetState,
  place: EventPlace,
): RuleSetPublishedV1 | undefined {
  if (event.type !== 'rule-set-published') return undefined;
  if (!proposal) throw new Error('A version was published that nobody proposed');
  const { version, hash, content } = proposal;
  // A set that is laid over others reaches nobody by itself: what comes of it does, once it is adopted.
  if (isLayered(content)) return undefined;
  return Object.assign(new RuleSetPublishedV1(), { ruleSetId: place.id, ruleSetVersion: version, hash, content });
}
