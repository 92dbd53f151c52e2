import { code, count, day, id, limits } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** From a day on, a body goes by a rule set, for one scheme. */
export const ruleSetAdopted = contract('directory.rule-set-adopted', 1, 'adoption', {
  /** The jurisdiction or organisation that adopts. */
  bodyId: id(t.body),
  scheme: code(t.scheme),
  ruleSetId: code(t.adoptedRuleSet),
  ruleSetVersion: count(t.adoptedRuleSetVersion, { min: 1, max: limits.versions }),
  /** First day on which it holds. */
  effectiveFrom: day(t.adoptedFrom),
});
export const RuleSetAdoptedV1 = ruleSetAdopted.Message;
export type RuleSetAdopted = MessageOf<typeof ruleSetAdopted>;
