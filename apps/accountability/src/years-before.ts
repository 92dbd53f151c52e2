import { decimal, followPredecessors, sumOf, yuanText } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import { type Copied, type Copies, copyKey } from '@wenxiao/service-kit';
import { budgets, earlierBudgets, subjects } from './copies.js';
import { lastOf, type Line } from './known.js';

type Subject = NonNullable<(typeof subjects)['data']>;

/** What closed years had before a subject was there, and where that was read. */
export type YearsBefore = Readonly<{
  /** In 元; undefined while nothing is known of the year. */
  budgetOf(of: number): string | undefined;
  basedOn: readonly EventReference[];
}>;

/**
 * The money of years before `year` alone that no line of a subject here tells of: what was printed of the year, where that was recorded;
 * else that of those whose work it goes on with (前身), of its jurisdiction by what is known of them here, of others by what was
 * recorded when it was handed over. Several that went into one are added up.
 */
export async function yearsBefore(
  copies: Pick<Copies, 'about'>,
  tenant: string,
  subject: Subject,
  year: number,
): Promise<YearsBefore> {
  const lines: Line[] = [];
  const opened = [...(subject.openedYears ?? [])];
  const own = await copies.about(tenant, copyKey(subject.subject), { recorded: earlierBudgets });
  const printed = printedBefore(year, own.recorded);
  const facts: EventReference[] = printed.map(({ fact }) => fact);
  const here = ({ predecessors }: Pick<Subject, 'predecessors'>) =>
    predecessors.filter((each) => each.tenant === tenant);
  await followPredecessors(here(subject), async (each) => {
    const asked = { told: subjects, all: budgets, recorded: earlierBudgets };
    const { told, all, recorded } = await copies.about(tenant, copyKey(each.subject), asked);
    const [found] = told;
    const ofIt = all.filter(({ data }) => data.year < year);
    const ofDocuments = printedBefore(year, recorded).filter(({ data }) => lastOf(ofIt, data.year) === undefined);
    lines.push(...ofIt);
    opened.push(...ofDocuments.map(({ data: { year: of, budget } }) => ({ year: of, budget })));
    facts.push(...[...ofIt, ...ofDocuments].map(({ fact }) => fact));
    if (!found) return [];
    facts.push(found.fact);
    opened.push(...(found.data.openedYears ?? []));
    return here(found.data);
  });
  return {
    budgetOf(of) {
      if (of >= year) return undefined;
      const ofDocument = printed.find(({ data }) => data.year === of)?.data.budget;
      if (ofDocument !== undefined) return ofDocument;
      const ofLines = lines.flatMap((line) => lastOf([line], of) ?? []);
      const amounts = [...ofLines, ...opened.filter((each) => each.year === of).map(({ budget }) => budget)];
      return amounts.length === 0 ? undefined : yuanText(sumOf(amounts.map((amount) => decimal(amount))));
    },
    basedOn: facts,
  };
}

type Recorded = Copied<NonNullable<(typeof earlierBudgets)['data']>>;
type Printed = Recorded & Readonly<{ data: Readonly<{ budget: string }> }>;

/** The budgets that were printed; what was taken back has none. */
const printedBefore = (year: number, recorded: readonly Recorded[]): readonly Printed[] =>
  recorded.filter((each): each is Printed => each.data.year < year && each.data.budget !== undefined);
