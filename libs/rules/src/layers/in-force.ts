import type { RuleSet, Scheme } from '../shape/rule-set.js';
import { layered, type Taking } from './resolve.js';
import type { Resolved, RuleSetVersion } from './resolved.js';

/** A body on the way from the top of the tree down: a jurisdiction, or an organisation. */
export type Body = Readonly<{ id: string; organisation: boolean }>;

/** A body works by this version of a rule set for one scheme. */
export interface Adoption {
  readonly bodyId: string;
  readonly scheme: Scheme;
  readonly ruleSet: RuleSetVersion;
  /** From this day on (included), in place of what the body adopted before. */
  readonly effectiveFrom: string;
  /** The first day on which it no longer holds. */
  readonly effectiveTo?: string;
  /** When it was decided, an instant: of two from the same day the later holds. */
  readonly decidedAt: string;
  /** The set stands in place of those above, where these leave that free (`below: free`). */
  readonly replaces?: true;
  /** The set lies over what the body has adopted otherwise, and ends nothing: how a silence was settled, say. */
  readonly refines?: true;
}

/** The published sets that are known here. */
export type Published = (version: RuleSetVersion) => RuleSet | undefined;

export type InForce =
  | Readonly<{ outcome: 'in-force'; rules: Resolved }>
  | Readonly<{ outcome: 'none'; reason: NoRulesReason; zh: string; en: string }>;

export type NoRulesReason =
  'nothing-adopted' | 'adoption-ended' | 'set-not-in-effect' | 'set-expired' | 'set-not-available';

const reasons: Readonly<Record<NoRulesReason, Readonly<{ zh: string; en: string }>>> = {
  'nothing-adopted': {
    zh: '该日尚未采用任何规则：请先采用规则',
    en: 'Nothing was adopted for that day: adopt a rule set first',
  },
  'adoption-ended': {
    zh: '该日所采用的规则已停用：请先采用新规则',
    en: 'What was adopted has ended by that day: adopt another rule set first',
  },
  'set-not-in-effect': {
    zh: '该日所采用的规则尚未施行，此前也没有其他规则',
    en: 'What was adopted was not in effect on that day, and nothing was before it',
  },
  'set-expired': {
    zh: '该日所采用的规则已失效：请先采用新规则',
    en: 'What was adopted has expired by that day: adopt another rule set first',
  },
  'set-not-available': {
    zh: '该日施行的规则在此尚不可用：规则到达后重试即可',
    en: 'A rule set in force is not available here yet: try again once it has arrived',
  },
};

/**
 * What is in force for a body in a scheme on a day: from the top of the tree down, each body's adopted set over what holds
 * above it. A body without a set of its own works by those above. A set that is not available is never left out in silence,
 * nor replaced by an older one.
 * @param path the body and all above it, from the top down.
 * @param adoptions those of the bodies of the path, in any order; others, and other schemes', are ignored.
 */
export function inForce(
  path: readonly Body[],
  adoptions: readonly Adoption[],
  published: Published,
  scheme: Scheme,
  day: string,
): InForce {
  let above: Resolved | undefined;
  let missing: NoRulesReason = 'nothing-adopted';
  for (const body of path) {
    const [adopted, refinements] = divided(
      adoptions.filter((adoption) => adoption.bodyId === body.id && adoption.scheme === scheme),
    );
    // What an organisation lays over its own whole set is bound by nobody above it.
    const organisation = body.organisation && above !== undefined;
    const own = adoptedOn(adopted, published, scheme, day);
    if (own === 'set-not-available') return none(own);
    if (typeof own === 'string') missing = own === 'nothing-adopted' ? missing : own;
    else above = layeredOnce(own.set, above, { organisation, replaces: own.adoption.replaces ?? false });
    for (const adoption of refinements) {
      const refinement = adoptedOn([adoption], published, scheme, day);
      if (refinement === 'set-not-available') return none(refinement);
      if (typeof refinement !== 'string') above = layeredOnce(refinement.set, above, { organisation });
    }
  }
  return above === undefined ? none(missing) : { outcome: 'in-force', rules: above };
}

/** Those of which the latest holds, and those that each lie over it, the earliest first. */
function divided(
  adoptions: readonly Adoption[],
): readonly [adopted: readonly Adoption[], refinements: readonly Adoption[]] {
  const refines = adoptions.filter((adoption) => adoption.refines === true).sort(latestFirst);
  return [adoptions.filter((adoption) => adoption.refines !== true), refines.reverse()];
}

/**
 * A body's own set on a day. The latest adoption that has begun decides, and an earlier one does not revive when it ends; only
 * while the adopted set is not yet in effect does the earlier one hold on.
 */
function adoptedOn(
  adoptions: readonly Adoption[],
  published: Published,
  scheme: Scheme,
  day: string,
): Readonly<{ adoption: Adoption; set: RuleSet }> | NoRulesReason {
  const begun = adoptions.filter(({ effectiveFrom }) => effectiveFrom <= day).sort(latestFirst);
  const [latest, ...earlier] = begun;
  if (latest === undefined) return 'nothing-adopted';
  if (latest.effectiveTo !== undefined && latest.effectiveTo <= day) return 'adoption-ended';
  const set = published(latest.ruleSet);
  if (set === undefined || set.scheme !== scheme) return 'set-not-available';
  if (set.effective.to !== undefined && set.effective.to <= day) return 'set-expired';
  if (set.effective.from <= day) return { adoption: latest, set };
  const before = adoptedOn(earlier, published, scheme, day);
  return before === 'nothing-adopted' ? 'set-not-in-effect' : before;
}

/** By day, of one day by the instant of the decision, of one instant by what was adopted: the same in whatever order they come. */
function latestFirst(a: Adoption, b: Adoption): number {
  const keyOf = ({ effectiveFrom, decidedAt, ruleSet }: Adoption): string =>
    [effectiveFrom, decidedAt, ruleSet.id, String(ruleSet.version).padStart(4, '0')].join(' ');
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? 1 : -Number(left > right);
}

/** Nothing above: what a set that holds whole is remembered under. */
const nothing = {};
const remembered = new WeakMap<RuleSet, Map<string, WeakMap<object, Resolved>>>();

/** Most bodies of a tree work by the same sets, and what these come to takes some milliseconds each. Sets never change. */
function layeredOnce(own: RuleSet, above: Resolved | undefined, taking: Taking): Resolved {
  const kind = `${String(taking.organisation)} ${String(taking.replaces ?? false)}`;
  const byTaking = remembered.get(own) ?? new Map<string, WeakMap<object, Resolved>>();
  const byAbove = byTaking.get(kind) ?? new WeakMap<object, Resolved>();
  const known = byAbove.get(above ?? nothing);
  if (known !== undefined) return known;
  const rules = layered(own, above, taking);
  if (Object.isFrozen(own)) remembered.set(own, byTaking.set(kind, byAbove.set(above ?? nothing, rules)));
  return rules;
}

function none(reason: NoRulesReason): InForce {
  return { outcome: 'none', reason, ...reasons[reason] };
}
