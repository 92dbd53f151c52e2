/** What is wrong, where, and what to do. The place names members by their codes: `members/procedures/target-review/steps/approve/by`. */
export type Flaw = Readonly<{ path: string; zh: string; en: string }>;

/** Data that has the shape asked for, or everything that is wrong with it. */
export type Reading<T> =
  Readonly<{ outcome: 'valid'; value: T }> | Readonly<{ outcome: 'invalid'; flaws: readonly Flaw[] }>;

/** Nobody reads more flaws than these at once; the last one says how many there are. */
const flawsShown = 200;

export function invalid(flaws: readonly Flaw[]): Reading<never> {
  if (flaws.length <= flawsShown) return { outcome: 'invalid', flaws };
  const more: Flaw = {
    path: '',
    zh: `共有 ${flaws.length} 处错误，此处只列前 ${flawsShown} 处`,
    en: `there are ${flaws.length} flaws; the first ${flawsShown} are listed`,
  };
  return { outcome: 'invalid', flaws: [...flaws.slice(0, flawsShown), more] };
}

/** The value itself, which from now on nobody can change, at any depth. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
