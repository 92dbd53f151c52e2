import { decimal, sumOf, yuanText } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import { type Copies, copyKey } from '@wenxiao/service-kit';
import { budgets, subjects } from './copies.js';
import { lastOf, type Line } from './known.js';

type Subject = NonNullable<(typeof subjects)['data']>;

/** So many subjects are followed back: whoever goes on with the work of more is asked by nobody for so long a row of years. */
const followedMax = 50;

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
  const seen = new Set<string>();
  const lines: Line[] = [];
  const opened = [...(subject.openedYears ?? [])];
  const facts: EventReference[] = [];
  const open = [...subject.predecessors];
  for (let each = open.shift(); each && seen.size < followedMax; each = open.shift()) {
    if (each.tenant !== tenant || seen.has(each.subject)) continue;
    seen.add(each.subject);
    const { told, all } = await copies.about(tenant, copyKey(each.subject), { told: subjects, all: budgets });
    const [found] = told;
    const ofIt = all.filter(({ data }) => data.year < year);
    lines.push(...ofIt);
    facts.push(...ofIt.map(({ fact }) => fact));
    if (!found) continue;
    facts.push(found.fact);
    opened.push(...(found.data.openedYears ?? []));
    open.push(...found.data.predecessors);
  }
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
