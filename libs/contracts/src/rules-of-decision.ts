import { code, count, type DataOf, group, limits, list, name, several } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

/**
 * Under which set something was decided, and on what of it that rests. Whoever carries it out records it as it stands here, and
 * so does the refusal: the trail cites the same article wherever the decision takes effect.
 */
export const rulesOfDecision = group({
  hash: code(t.ruleSetHash),
  /** The sets and decisions that lie in it, the nearest body's first: of one body several decisions. */
  layers: list(['id', 'version'], limits.items, { id: code(t.ruleSet), version: count(t.ruleSetVersion) }),
  /** Paths by code: `resultApplication.disposals/cut-or-cancel`. */
  basis: several(name(t.rulePath, { max: limits.path }), limits.items),
});
export type RulesOfDecision = DataOf<{ rules: typeof rulesOfDecision }>['rules'];
