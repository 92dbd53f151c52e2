import type { RuleSet, Scheme } from '../shape/rule-set.js';
import { layered } from './resolve.js';
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
    zh: '该日尚未采用任何规则:请先采用规则',
    en: 'Nothing was adopted for that day: adopt a rule set first',
  },
  'adoption-ended': {
    zh: '该日所采用的规则已停用:请先采用新规则',
    en: 'What was adopted has ended by that day: adopt another rule set first',
  },
  'set-not-in-effect': {
    zh: '该日所采用的规则尚未施行,此前也没有其他规则',
    en: 'What was adopted was not in effect on that day, and nothing was before it',
  },
  'set-expired': {
    zh: '该日所采用的规则已失效:请先采用新规则',
    en: 'What was adopted has expired by that day: adopt another rule set first',
  },
  'set-not-available': {
    zh: '该日施行的规则在此尚不可用:规则到达后重试即可',
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
    const own = ownInForce(
      adoptions.filter((adoption) => adoption.bodyId === body.id && adoption.scheme === scheme),
      published,
      scheme,
      day,
    );
    if (own === 'set-not-available') return none(own);
    if (typeof own === 'string') missing = own === 'nothing-adopted' ? missing : own;
    else above = layered(own.set, above, { organisation: body.organisation, replaces: own.adoption.replaces ?? false });
  }
  return above === undefined ? none(missing) : { outcome: 'in-force', rules: above };
}

/**
 * A body's own set on a day. The latest adoption that has begun decides, and an earlier one does not revive when it ends; only
 * while the adopted set is not yet in effect does the earlier one hold on.
 */
function ownInForce(
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
  const before = ownInForce(earlier, published, scheme, day);
  return before === 'nothing-adopted' ? 'set-not-in-effect' : before;
}

/** By day, of one day by the instant of the decision, of one instant by what was adopted: the same in whatever order they come. */
function latestFirst(a: Adoption, b: Adoption): number {
  const keyOf = ({ effectiveFrom, decidedAt, ruleSet }: Adoption): string =>
    [effectiveFrom, decidedAt, ruleSet.id, String(ruleSet.version).padStart(4, '0')].join(' ');
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? 1 : -Number(left > right);
}

function none(reason: NoRulesReason): InForce {
  return { outcome: 'none', reason, ...reasons[reason] };
}
