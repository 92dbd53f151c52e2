import { decimal, followPredecessors, sumOf, yuanText } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import { type Copies, copyKey } from '@wenxiao/service-kit';
import { budgets, subjects } from './copies.js';
import { lastOf, type Line } from './known.js';

type Subject = NonNullable<(typeof subjects)['data']>;

/** What closed years had before a subject was there, and where that was read. */
export type YearsBefore = Readonly<{
  /** In 元; undefined while nothing is known of the year. */
  budgetOf(of: number): string | undefined;
  basedOn: readonly EventReference[];
}>;

/**
 * The money of those whose work a subject goes on with (前身): of its jurisdiction by what is known of them here, of others by what was
 * recorded when it was handed over. Several that went into one are added up. Years before `year` alone.
 */
export async function yearsBefore(
  copies: Pick<Copies, 'about'>,
  tenant: string,
  subject: Subject,
  year: number,
): Promise<YearsBefore> {
  const lines: Line[] = [];
  const opened = [...(subject.openedYears ?? [])];
  const facts: EventReference[] = [];
  const here = ({ predecessors }: Pick<Subject, 'predecessors'>) =>
    predecessors.filter((each) => each.tenant === tenant);
  await followPredecessors(here(subject), async (each) => {
    const { told, all } = await copies.about(tenant, copyKey(each.subject), { told: subjects, all: budgets });
    const [found] = told;
    const ofIt = all.filter(({ data }) => data.year < year);
    lines.push(...ofIt);
    facts.push(...ofIt.map(({ fact }) => fact));
    if (!found) return [];
    facts.push(found.fact);
    opened.push(...(found.data.openedYears ?? []));
    return here(found.data);
  });
  return {
    budgetOf(of) {
      if (of >= year) return undefined;
      const ofLines = lines.flatMap((line) => lastOf([line], of) ?? []);
      const amounts = [...ofLines, ...opened.filter((each) => each.year === of).map(({ budget }) => budget)];
      return amounts.length === 0 ? undefined : yuanText(sumOf(amounts.map((amount) => decimal(amount))));
    },
    basedOn: facts,
  };
}
