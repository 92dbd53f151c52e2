import { seed } from '@wenxiao/rules/seeds';
import type { MemberGroup, RuleSet } from '@wenxiao/rules/shape';

// A county below a measure on monitoring alone needs rules of its own for the rest: how targets are reviewed, how a unit evaluates
// itself. The demo takes these parts, word for word, from the set that has them whole.

const whole = 'fufeng-2022';
/** Taken over as they are. */
const groups: readonly MemberGroup[] = [
  'parties',
  'documents',
  'target.horizons',
  'evaluation.gradeBands',
  'evaluation.scoringMethods',
  'evaluation.methods',
  'evaluation.frameworks',
];
/** Of these groups one part each. */
const parts = {
  'subject.kinds': ['basic-expenditure'],
  checklists: ['four-dimensions'],
  evaluationTypes: ['self-evaluation'],
  procedures: ['target-review', 'self-evaluation'],
} as const satisfies Partial<Record<MemberGroup, readonly string[]>>;
const values = /^(target\.|evaluation\.(fullMark|methodsClosed))/;

/** The county’s own rules, over which the measure of its prefecture holds for monitoring: they rest on it, and stand from a day on which it holds. */
export function ownCounty(id: string, from: string): RuleSet {
  const of = seed(whole);
  if (!of) throw new Error(`There is no seed ${whole}`);
  const { members, organisationsMayOverride: _, ...said } = of;
  const kept = Object.entries(parts).map(([group, codes]): [string, readonly object[]] => {
    const all: readonly Readonly<{ code: string }>[] = members[group as keyof typeof parts] ?? [];
    return [group, all.filter(({ code }) => (codes as readonly string[]).includes(code))];
  });
  return {
    ...said,
    id,
    level: 'county',
    below: 'refine',
    effective: { ...of.effective, from },
    values: Object.fromEntries(Object.entries(of.values).filter(([path]) => values.test(path))),
    members: {
      ...Object.fromEntries(groups.map((group) => [group, members[group] ?? []])),
      ...(Object.fromEntries(kept) as RuleSet['members']),
    },
  };
}
