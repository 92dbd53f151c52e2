import { yearsFromTo } from '@wenxiao/domain';
import type { CommandRunner } from '@wenxiao/service-kit';
import { lineId, lineNamed } from '../stream-names.js';
import { earlierYear } from './earlier-year.aggregate.js';
import { type EarlierYearState, earlierYearsOn } from './earlier-year.decider.js';

/** What may be recorded no more may have been once: it is looked for as far back as anybody keeps one system in use. */
const yearsKept = 20;

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
  const ids = yearsFromTo(first - yearsKept, last).map((year) => lineId(subject, year));
  const loaded = await commands.loadAll(earlierYear, tenant, ids);
  return loaded.flatMap(({ id, version, state }) =>
    state.status === 'unknown' ? [] : [{ year: lineNamed(id).year, version, state }],
  );
}
