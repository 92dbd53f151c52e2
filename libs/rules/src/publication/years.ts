import { heldIn, holdsIn, turningYears } from '../condition/index.js';
import type { Flaw } from '../reading/flaw.js';
import type { Member } from '../shape/words.js';

/**
 * What is wrong with what is stated as it holds in some budget year, each flaw once; where it is not so in all years, with the
 * first of those in which it is.
 */
export function inEachYear<T extends object>(stated: T, flawsOf: (held: T) => readonly Flaw[]): readonly Flaw[] {
  const years = turningYears(stated).filter((year) => holdsIn(stated as Pick<Member, 'years'>, year));
  if (years.length === 0) return flawsOf(stated);
  const found = years.map((year) => ({ year, flaws: flawsOf(heldIn(stated, year)) }));
  const seen = new Map<string, Flaw>();
  for (const { year, flaws } of found)
    for (const flaw of flaws) {
      const key = `${flaw.path} ${flaw.en}`;
      const isAlways = found.every((each) => each.flaws.some((other) => `${other.path} ${other.en}` === key));
      if (!seen.has(key)) seen.set(key, isAlways ? flaw : ofYear(flaw, year));
    }
  return [...seen.values()];
}

const ofYear = ({ path, zh, en }: Flaw, year: number): Flaw => ({
  path,
  zh: `${zh}（${String(year)} 年）`,
  en: `${en} (in ${String(year)})`,
});
