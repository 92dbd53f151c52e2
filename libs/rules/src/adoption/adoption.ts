import { type HolidayCalendar, plusWorkingDays } from '../deadline/holiday-calendar.js';
import { isVersion, type ResolvedRuleSet, resolve } from '../rule-set/resolve.js';
import type { RuleSet, RuleSetVersion } from '../rule-set/rule-set.js';
import type { Scheme } from '../rule-set/vocabulary.js';

/** A body (a jurisdiction or an organisation) works by this version of a rule set for one scheme. */
export interface Adoption {
  readonly bodyId: string;
  readonly scheme: Scheme;
  readonly ruleSetId: string;
  readonly version: number;
  /** From this day on (included), in place of what the body adopted before. */
  readonly effectiveFrom: string;
  /** The first day on which it no longer holds. */
  readonly effectiveTo?: string;
}

export type RuleSetInForce =
  | Readonly<{ outcome: 'in-force'; adoption: Adoption; rules: ResolvedRuleSet }>
  | Readonly<{ outcome: 'none'; reason: NoRuleSetReason; zh: string; en: string }>;

export type NoRuleSetReason =
  'nothing-adopted' | 'adoption-ended' | 'set-not-in-effect' | 'set-expired' | 'set-not-available';

const reasons: Readonly<Record<NoRuleSetReason, readonly [zh: string, en: string]>> = {
  'nothing-adopted': ['该日尚未采用任何规则:请先采用规则', 'Nothing was adopted for that day: adopt a rule set first'],
  'adoption-ended': [
    '该日所采用的规则已停用:请先采用新规则',
    'What was adopted has ended by that day: adopt another rule set first',
  ],
  'set-not-in-effect': [
    '该日所采用的规则尚未施行,此前也没有其他规则',
    'What was adopted was not in effect on that day, and nothing was before it',
  ],
  'set-expired': [
    '该日所采用的规则已失效:请先采用新规则',
    'What was adopted has expired by that day: adopt another rule set first',
  ],
  'set-not-available': [
    '该日施行的规则或其上级规则在此尚不可用:规则到达后重试即可',
    'The rule set in force, or a parent of it, is not available here yet: try again once it has arrived',
  ],
};

/**
 * The rule set by which one body works in one scheme on the governing date of a matter. The latest adoption that has begun
 * decides; an earlier one does not revive when it ends. Only while the adopted set is not yet in effect does the earlier
 * one hold on (matrix B-26). A set that is not available here is never replaced by an older one.
 * @param adoptions those of one body, in the order of their decision: of two from the same day the later holds. Other schemes'
 * are ignored.
 * @param published every published version that this service holds.
 */
export function ruleSetInForce(
  adoptions: readonly Adoption[],
  published: readonly RuleSet[],
  scheme: Scheme,
  governingDate: string,
): RuleSetInForce {
  const begun = adoptions
    .filter((adoption) => adoption.scheme === scheme && adoption.effectiveFrom <= governingDate)
    .reverse()
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -Number(a.effectiveFrom > b.effectiveFrom)));
  const latest = begun.at(0);
  if (latest === undefined) return none('nothing-adopted');
  if (latest.effectiveTo !== undefined && latest.effectiveTo <= governingDate) return none('adoption-ended');
  const set = published.find((each) => isVersion(each, versionOf(latest)) && each.scheme === scheme);
  if (set === undefined) return none('set-not-available');
  if (set.effective.to !== undefined && set.effective.to <= governingDate) return none('set-expired');
  if (set.effective.from > governingDate) return beforeIt(latest, adoptions, published, scheme, governingDate);
  const resolved = resolve(set, published);
  if (resolved.outcome === 'invalid') return none('set-not-available');
  return { outcome: 'in-force', adoption: latest, rules: resolved.value };
}

/** What holds while the adopted set is not yet in effect: what was adopted before it. */
function beforeIt(latest: Adoption, adoptions: readonly Adoption[], ...rest: InForceAmong): RuleSetInForce {
  const earlier = ruleSetInForce(
    adoptions.filter((each) => each !== latest),
    ...rest,
  );
  return earlier.outcome === 'none' && earlier.reason === 'nothing-adopted' ? none('set-not-in-effect') : earlier;
}

type InForceAmong = [published: readonly RuleSet[], scheme: Scheme, governingDate: string];

/**
 * The first day from which something decided on `decidedOn` may be adopted: the next working day.
 * @throws {HolidayCalendarGap}
 */
export function earliestAdoptionDate(decidedOn: string, calendar: HolidayCalendar): string {
  return plusWorkingDays(decidedOn, 1, calendar);
}

function versionOf({ ruleSetId, version }: Adoption): RuleSetVersion {
  return { id: ruleSetId, version };
}

function none(reason: NoRuleSetReason): RuleSetInForce {
  const [zh, en] = reasons[reason];
  return { outcome: 'none', reason, zh, en };
}
