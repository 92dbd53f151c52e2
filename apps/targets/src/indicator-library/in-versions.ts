import { canonicalJson } from '@wenxiao/domain';

/** What is said whole, from a day on, and numbered from one. */
export type Version = Readonly<{ version: number; from: string }>;

/** Something of which there is always one version in force, until it is out of force from a day on. */
export type InVersions<Said extends Version> = Readonly<{
  versions: readonly Said[];
  retired?: Readonly<{ version: number; from: string; reason: string }>;
}>;

/** Why nothing may be said of it from that day on: it holds after what was said last, and something that is out of force is issued anew first. */
export type VersionRejection =
  | Readonly<{ code: 'before-last-version'; from: string; last: string }>
  | Readonly<{ code: 'retired-already'; from: string }>;

/** The version in force on a day: of several of one day the last. None before the first, and from the day on which it was retired. */
export function versionOn<Said extends Version>(
  { versions, retired }: InVersions<Said>,
  day: string,
): Said | undefined {
  const found = versions.findLast(({ from }) => from <= day);
  const isOut = retired !== undefined && found !== undefined && found.version <= retired.version && retired.from <= day;
  return isOut ? undefined : found;
}

/** A version, whenever it holds. */
export const versionNumbered = <Said extends Version>(
  { versions }: InVersions<Said>,
  number: number,
): Said | undefined => versions.find(({ version }) => version === number);

/** Why the next version cannot hold from a day on. On the day of the one before it takes that one's place. */
export function flawOfNext<Said extends Version>(
  { versions, retired }: InVersions<Said>,
  from: string,
): VersionRejection | undefined {
  const last = [versions.at(-1)?.from, retired?.from]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return last !== undefined && from < last ? { code: 'before-last-version', from, last } : undefined;
}

/** Whether the last version says the same already, and holds. */
export function isSaid<Said extends Version>(said: Said, { versions, retired }: InVersions<Said>): boolean {
  const last = versions.at(-1);
  if (!last || retired?.version === last.version) return false;
  return canonicalJson({ ...said, version: last.version }) === canonicalJson(last);
}

/** Why it cannot be out of force from a day on. */
export function flawOfRetirement<Said extends Version>(
  state: InVersions<Said>,
  from: string,
): VersionRejection | undefined {
  const { versions, retired } = state;
  const last = versions.at(-1);
  if (retired && retired.version === last?.version) return { code: 'retired-already', from: retired.from };
  return flawOfNext(state, from);
}

/** With the next version: what was retired is in force again from its day on. */
export const issued = <Said extends Version>(state: InVersions<Said>, said: Said): InVersions<Said> => ({
  ...state,
  versions: [...state.versions, said],
});
