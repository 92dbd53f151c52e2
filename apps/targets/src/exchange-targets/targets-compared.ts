import type { TargetIndicator } from '../performance-target/declaration.js';
import { isSameContent } from '../performance-target/other-target.state.js';
import { isSubmitted, type TargetState } from '../performance-target/performance-target.state.js';
import type { ForeignIndicator, ForeignTarget } from './targets-in-rows.js';

/** What becomes of a target: it is prepared (anew), is the same, or is another there than what people have said here. */
export type Compared = 'new' | 'changed' | 'unchanged' | 'differing';

export function compared(there: ForeignTarget, { inForce, declared, keys, ...state }: TargetState): Compared {
  if (inForce) return isSameContent(there, inForce.declaration) ? 'unchanged' : 'differing';
  if (!declared) return 'new';
  if (isSameContent(there, declared)) return 'unchanged';
  // What somebody has submitted, or revised since it was taken over, is theirs.
  const isTheirs = isSubmitted({ ...state, declared }) || keys?.declaration !== declared.declaration;
  return isTheirs ? 'differing' : 'changed';
}

/** The codes by which indicators are told apart here: those that they have, by key or by name, else the next numbers. */
export function withCodes(
  indicators: readonly ForeignIndicator[],
  { declared, keys }: Pick<TargetState, 'declared' | 'keys'>,
): readonly (ForeignIndicator & Pick<TargetIndicator, 'indicator'>)[] {
  const before = declared?.indicators ?? [];
  const byKey = new Map((keys?.indicators ?? []).map(({ indicator, key }) => [key, indicator]));
  const taken = new Set(before.map(({ indicator }) => indicator));
  const given = new Set<string>();
  const known = ({ key, level1, level2, name }: ForeignIndicator): string | undefined =>
    (key === undefined ? undefined : byKey.get(key)) ??
    before.find((each) => each.level1 === level1 && each.level2 === level2 && each.name === name)?.indicator;
  let next = 0;
  const fresh = (): string => {
    do next += 1;
    while (taken.has(String(next)));
    return String(next);
  };
  return indicators.map((each) => {
    const found = known(each);
    const indicator = found !== undefined && !given.has(found) ? found : fresh();
    given.add(indicator);
    return { ...each, indicator };
  });
}

/** What is to be reached that only one of two has, in words. */
export function onlyIn(one: Said, other: Said): string {
  const text = ({ name, written }: Said['indicators'][number]) => `${name} ${written}`;
  const others = new Set(other.indicators.map(text));
  const found = one.indicators.map(text).filter((each) => !others.has(each));
  const objective = one.objective !== other.objective && one.objective !== undefined ? [one.objective] : [];
  return [...objective, ...found].join('；').slice(0, 500);
}

type Said = Readonly<{ objective?: string; indicators: readonly Readonly<{ name: string; written: string }>[] }>;
