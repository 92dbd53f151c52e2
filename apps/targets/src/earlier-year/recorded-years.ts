import type { CommandRunner } from '@wenxiao/service-kit';
import { lineId, lineNamed } from '../stream-names.js';
import { earlierYear } from './earlier-year.aggregate.js';
import { type EarlierYearState, earlierYearsOn } from './earlier-year.decider.js';

/** How many years before those that may be recorded today may have been recorded in years gone by. */
const yearsGoneBy = 20;

/** A year of which something was recorded, be it taken back since. */
export type RecordedYear = Readonly<{
  year: number;
  version: number;
  state: Exclude<EarlierYearState, { status: 'unknown' }>;
}>;

/** All years that were recorded of a subject, the first one first. */
export async function recordedYears(
  commands: Pick<CommandRunner, 'loadAll'>,
  tenant: string,
  subject: string,
  today: string,
): Promise<readonly RecordedYear[]> {
  const { first, last } = earlierYearsOn(today);
  const start = first - yearsGoneBy;
  const ids = Array.from({ length: last - start + 1 }, (_, after) => lineId(subject, start + after));
  const loaded = await commands.loadAll(earlierYear, tenant, ids);
  return loaded.flatMap(({ id, version, state }) =>
    state.status === 'unknown' ? [] : [{ year: lineNamed(id).year, version, state }],
  );
}
