import { decimal, followPredecessors } from '@wenxiao/domain';
import { type Copied, type Copies, copyKey } from '@wenxiao/service-kit';
import { budgets, earlierYears, subjects } from '../copies.js';

type Subject = NonNullable<(typeof subjects)['data']>;
type Line = Copied<NonNullable<(typeof budgets)['data']>>;

/**
 * The first year in which a subject, or any whose work it goes on with (前身), had an approved budget: of its jurisdiction by what is
 * known of them here, of others by what was recorded when it was handed over; and by what was printed of years before it was kept here.
 * Undefined while there is none.
 */
export async function firstFunded(
  copies: Pick<Copies, 'about'>,
  tenant: string,
  subject: Subject,
  lines: readonly Line[],
): Promise<number | undefined> {
  const own = await copies.about(tenant, copyKey(subject.subject), { recorded: earlierYears });
  const years = [...fundedIn(lines), ...openedIn(subject), ...printedIn(own.recorded)];
  const here = ({ predecessors }: Subject) => predecessors.filter((each) => each.tenant === tenant);
  await followPredecessors(here(subject), async (each) => {
    const asked = { told: subjects, all: budgets, recorded: earlierYears };
    const { told, all, recorded } = await copies.about(tenant, copyKey(each.subject), asked);
    years.push(...fundedIn(all), ...told.flatMap(({ data }) => openedIn(data)), ...printedIn(recorded));
    return told.flatMap(({ data }) => here(data));
  });
  return years.length === 0 ? undefined : Math.min(...years);
}

const fundedIn = (lines: readonly Line[]): number[] =>
  lines.flatMap(({ data }) => (data.approvedFrom === undefined ? [] : [data.year]));

const openedIn = ({ openedYears = [] }: Subject): number[] => openedYears.map(({ year }) => year);

type Recorded = Copied<NonNullable<(typeof earlierYears)['data']>>;

/** Money of nought is none. */
const printedIn = (recorded: readonly Recorded[]): number[] =>
  recorded.flatMap(({ data: { year, budget } }) => (budget !== undefined && !decimal(budget).eq('0') ? [year] : []));
