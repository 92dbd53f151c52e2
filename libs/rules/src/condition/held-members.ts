import { isCoded } from '../shape/member-path.js';
import type { Years } from '../shape/words.js';
import { holdsIn } from './holds-in.js';

type Dated = Readonly<{ years?: Years }>;

/**
 * What is stated, as it holds in a budget year: without the members, at whatever depth, that hold in other years alone. Steps of
 * a procedure stay, since whoever walks through it passes them over and says so.
 */
export function heldIn<T>(stated: T, year: number): T {
  return held(stated, year) as T;
}

function held(stated: unknown, year: number): unknown {
  if (Array.isArray(stated))
    return stated.filter((item) => isStep(item) || holdsIn(datedBy(item), year)).map((item) => held(item, year));
  if (typeof stated !== 'object' || stated === null) return stated;
  return Object.fromEntries(Object.entries(stated).map(([name, inner]) => [name, held(inner, year)]));
}

/** One budget year of each time in which the same members hold, the earliest first; none where all hold in every year. */
export function turningYears(stated: unknown): readonly number[] {
  const firsts = new Set(
    yearsWithin(stated).flatMap(({ from, to }) => [from ?? [], to === undefined ? [] : to + 1].flat()),
  );
  const rising = [...firsts].sort((one, other) => one - other);
  const [earliest] = rising;
  return earliest === undefined ? [] : [earliest - 1, ...rising];
}

function yearsWithin(stated: unknown): readonly Years[] {
  if (typeof stated !== 'object' || stated === null) return [];
  const own = isCoded(stated) ? (datedBy(stated).years ?? []) : [];
  return [own, ...Object.values(stated).map(yearsWithin)].flat();
}

const datedBy = (item: unknown): Dated => (isCoded(item) ? (item as Dated) : {});
const isStep = (item: unknown): boolean => isCoded(item) && 'act' in item && 'answers' in item;
