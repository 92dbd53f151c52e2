import { cursorAfterTask, type ListedTask, type Page, type TaskTotal } from '@wenxiao/service-kit';

/** A page of a person's tasks as one service answered it. */
export type TasksPage = Page<ListedTask, TaskTotal>;

/** Where the list of each service goes on: the cursor after the last of its tasks that was shown. */
export type Positions = Readonly<Record<string, string>>;

type Totals = TasksPage['totals'];

export type Merged = Readonly<{
  items: readonly (ListedTask & Readonly<{ service: string }>)[];
  more: boolean;
  positions: Positions;
  totals: Totals;
  byService: Readonly<Record<string, Totals>>;
}>;

/**
 * The first tasks of several lists by the day on which they are due, each list in its own order. A service that did not answer
 * keeps its position: what it has is shown as soon as it answers, and no task is shown twice or left out.
 */
export function mergedTasks(answers: Readonly<Record<string, TasksPage>>, positions: Positions, limit: number): Merged {
  const services = Object.keys(answers).sort();
  const pages = services.map((service) => answers[service] as TasksPage);
  const lists = services.map((service, index) => ({ service, rest: [...(pages[index]?.items ?? [])] }));
  const items: (ListedTask & { service: string })[] = [];
  while (items.length < limit) {
    const [first] = lists
      .flatMap(({ service, rest: [head] }) => (head ? [{ service, ...head }] : []))
      .sort((one, other) => compare(placeOf(one), placeOf(other)));
    if (!first) break;
    items.push(first);
    lists.find(({ service }) => service === first.service)?.rest.shift();
  }
  const shown = Object.fromEntries(items.map((item) => [item.service, cursorAfterTask(item)]));
  return {
    items,
    more: lists.some(({ rest }) => rest.length > 0) || pages.some(({ more }) => more),
    positions: { ...positions, ...shown },
    totals: sumOf(pages.map(({ totals }) => totals)),
    byService: Object.fromEntries(services.map((service, index) => [service, pages[index]?.totals ?? none])),
  };
}

const none: Totals = { rows: 0, overdue: 0, act: 0, know: 0, settle: 0 };

function sumOf(all: readonly Totals[]): Totals {
  return all.reduce(
    (sum, each) => ({
      rows: sum.rows + each.rows,
      overdue: sum.overdue + each.overdue,
      act: sum.act + each.act,
      know: sum.know + each.know,
      settle: sum.settle + each.settle,
    }),
    none,
  );
}

/** What has no day comes last. Two lists tell no task twice, so that nothing is alike in all of these. */
function placeOf({ dueOn, stream, what, service }: ListedTask & Readonly<{ service: string }>): string {
  return [dueOn ?? '9999-12-31', stream, what, service].join('\u0000');
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Opaque to whoever reads it. */
export function cursorOf(positions: Positions): string {
  return Buffer.from(JSON.stringify(positions)).toString('base64url');
}

/** @returns undefined for what is no cursor of merged tasks. */
export function positionsIn(cursor: string): Positions | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
    return Object.values(read).every((each) => typeof each === 'string') ? (read as Positions) : undefined;
  } catch {
    return undefined;
  }
}
