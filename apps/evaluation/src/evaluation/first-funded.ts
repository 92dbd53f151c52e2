import { followPredecessors } from '@wenxiao/domain';
import { type Copied, type Copies, copyKey } from '@wenxiao/service-kit';
import { budgets, subjects } from '../copies.js';

type Subject = NonNullable<(typeof subjects)['data']>;
type Line = Copied<NonNullable<(typeof budgets)['data']>>;

/**
 * The first year in which a subject, or any whose work it goes on with (前身), had an approved budget: of its jurisdiction by what is
 * known of them here, of others by what was recorded when it was handed over. Undefined while there is none.
 */
export async function firstFunded(
  copies: Pick<Copies, 'about'>,
  tenant: string,
  subject: Subject,
  lines: readonly Line[],
): Promise<number | undefined> {
  const years = [...fundedIn(lines), ...openedIn(subject)];
  const here = ({ predecessors }: Subject) => predecessors.filter((each) => each.tenant === tenant);
  await followPredecessors(here(subject), async (each) => {
    const { told, all } = await copies.about(tenant, copyKey(each.subject), { told: subjects, all: budgets });
    years.push(...fundedIn(all), ...told.flatMap(({ data }) => openedIn(data)));
    return told.flatMap(({ data }) => here(data));
  });
  return years.length === 0 ? undefined : Math.min(...years);
}

const fundedIn = (lines: readonly Line[]): number[] =>
  lines.flatMap(({ data }) => (data.approvedFrom === undefined ? [] : [data.year]));

const openedIn = ({ openedYears = [] }: Subject): number[] => openedYears.map(({ year }) => year);
