import { decimal } from '@wenxiao/domain';
import type { PerformanceTargetEvent } from '@wenxiao/facts/targets';
import { versionNumbered, versionOn } from '../indicator-library/in-versions.js';
import type { EntryVersion, IndicatorEntryState } from '../indicator-library/indicator-entry.decider.js';

type Declared = Extract<PerformanceTargetEvent, { type: 'target-declared' }>['data'];
type TargetIndicator = Declared['indicators'][number];
type Finding = Declared['findings'][number];

type Entry = Readonly<{ entry: string; state: IndicatorEntryState }>;

/** Entries of the library that are there for the unit, as they stand, and the day on which it declares. */
export type Library = Readonly<{
  on: string;
  entries: readonly (Entry & Readonly<{ nearer?: readonly Entry[] }>)[];
}>;

export type EntryFlaw =
  /** There is none, or it is made for others. */
  | Readonly<{ code: 'unknown-entry'; indicator: string; entry: string }>
  /** In force is another version, or none any more. */
  | Readonly<{ code: 'entry-not-in-force'; indicator: string; entry: string; on: string; inForce?: number }>
  /** It is of a jurisdiction above, and nearer there is one of the same levels and name. */
  | Readonly<{ code: 'entry-replaced'; indicator: string; entry: string; by: string }>
  /** A version of what? */
  | Readonly<{ code: 'version-without-entry'; indicator: string }>;

const stateOf = ({ entries }: Library, entry: string): IndicatorEntryState | undefined =>
  entries.find((each) => each.entry === entry)?.state;

/** The one that takes its place on the day, nearest to the unit first. */
const entryInPlaceOf = (entry: string, { entries, on }: Library): string | undefined =>
  entries.find((each) => each.entry === entry)?.nearer?.findLast(({ state }) => versionOn(state, on) !== undefined)
    ?.entry;

/** Indicators with the version of the library by which each is declared: that in force, where nobody says which. */
export const withVersions = (indicators: readonly TargetIndicator[], library: Library): readonly TargetIndicator[] =>
  indicators.map((each) => {
    const { entry, entryVersion } = each;
    const state = entry === undefined ? undefined : stateOf(library, entry);
    const inForce = state && versionOn(state, library.on);
    return inForce && entryVersion === undefined ? { ...each, entryVersion: inForce.version } : each;
  });

/** Why an indicator cannot be declared by what it names of the library. */
export function entryFlaw(indicators: readonly TargetIndicator[], library: Library): EntryFlaw | undefined {
  const { on } = library;
  for (const { indicator, entry, entryVersion } of indicators) {
    if (entry === undefined && entryVersion !== undefined) return { code: 'version-without-entry', indicator };
    if (entry === undefined) continue;
    const state = stateOf(library, entry);
    if (!state) return { code: 'unknown-entry', indicator, entry };
    const by = entryInPlaceOf(entry, library);
    if (by !== undefined) return { code: 'entry-replaced', indicator, entry, by };
    const inForce = versionOn(state, on)?.version;
    if (inForce === undefined || inForce !== entryVersion)
      return { code: 'entry-not-in-force', indicator, entry, on, ...(inForce !== undefined && { inForce }) };
  }
  return undefined;
}

/** What is declared otherwise than the library has it: pointed out, and no obstacle. */
export function notAsInLibrary(indicators: readonly TargetIndicator[], library: Library): readonly Finding[] {
  return indicators.flatMap((each, index) => {
    const { entry, entryVersion = 0 } = each;
    const state = entry === undefined ? undefined : stateOf(library, entry);
    const said = state && versionNumbered(state, entryVersion);
    return said
      ? differencesFrom(said, each).map(([finding, field]): Finding => {
          return { finding, path: `indicators[${String(index)}].${field}`, severity: 'warning' };
        })
      : [];
  });
}

type Difference = readonly [finding: string, field: keyof TargetIndicator];

function differencesFrom(said: EntryVersion, indicator: TargetIndicator): readonly Difference[] {
  const { level1, level2, name, direction, unit, quantifiable } = indicator;
  const isOtherLevel = level1 !== said.level1 || (said.level2 !== undefined && level2 !== said.level2);
  const isOtherUnit = said.unit !== undefined && unit !== said.unit;
  return [
    ...(isOtherLevel ? [['level-not-as-in-library', 'level1'] as const] : []),
    ...(name === said.name ? [] : [['name-not-as-in-library', 'name'] as const]),
    ...(direction === said.direction ? [] : [['direction-not-as-in-library', 'direction'] as const]),
    ...(isOtherUnit ? [['unit-not-as-in-library', 'unit'] as const] : []),
    ...(said.quantifiable && !quantifiable ? [['not-quantifiable-as-in-library', 'quantifiable'] as const] : []),
    ...(isBelowStandard(said, indicator) ? [['below-standard-of-library', 'value'] as const] : []),
  ];
}

/** Less is to be reached than the standard has, of numbers of one direction and unit. */
function isBelowStandard({ standard, direction, unit }: EntryVersion, indicator: TargetIndicator): boolean {
  const { value } = indicator;
  const isComparable = indicator.direction === direction && indicator.unit === unit;
  if (!isComparable || value === undefined || standard?.value === undefined) return false;
  const [asked, stands] = [decimal(value), decimal(standard.value)];
  return (direction === 'at-least' && asked.lt(stands)) || (direction === 'at-most' && asked.gt(stands));
}
