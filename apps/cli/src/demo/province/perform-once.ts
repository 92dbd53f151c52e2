import { unreachable } from '@wenxiao/domain';
import { shareOf } from '../figures-of-form.js';
import { listOf, type Person } from '../person.js';
import { eventually, own } from '../stage.js';
import { targetAt } from './addresses.js';
import type { Act } from './course.js';
import type { Playing } from './playing.js';
import { upon } from './upon.js';

const onceActed = [
  'approve-budgets',
  'decide-budget',
  'complete-accounts',
  'feed-payments',
  'close-year',
  'enter-proposed',
] as const;

/** What is done once for all projects of a government in a year. */
export type OnceActed = Extract<Act, Readonly<{ act: (typeof onceActed)[number] }>>;

export const isOnce = (act: Act): act is OnceActed => (onceActed as readonly string[]).includes(act.act);

/** Carries out what is done once for all projects of a government in a year. */
export async function performOnce(plays: readonly Playing[], act: OnceActed, on: string): Promise<void> {
  const [first] = plays;
  if (!first) return;
  const { seat, year } = first;
  const person = seat.people[act.who];
  const base = `/api/targets/jurisdictions/${seat.tenant}`;
  const accounts = `${base}/budget-years/${String(year)}`;
  const ofYear = (what: string, said: object) =>
    upon(person, accounts, ({ version }) => person.post(`${accounts}/${what}`, said, { ifMatch: version }));
  switch (act.act) {
    case 'approve-budgets':
      return approve(plays, person, base);
    case 'decide-budget':
      await ofYear('decisions', { gate: act.gate, answer: 'approved', on });
      return;
    case 'complete-accounts':
      await ofYear('final-accounts', { on });
      return;
    case 'feed-payments':
      return feed(plays, person);
    case 'close-year':
      await ofYear('closing', { from: `${String(year + 1)}-${act.from}`, items: [] });
      return;
    case 'enter-proposed':
      return enterProposed(first, person, act.register, on);
    default:
      return unreachable(act);
  }
}

/** What was paid of each budget through the end of the year, in one batch. */
async function feed(plays: readonly Playing[], person: Person): Promise<void> {
  const [first] = plays;
  if (!first) return;
  const { seat, year } = first;
  const batches = `/api/monitoring/jurisdictions/${seat.tenant}/execution-batches`;
  const batch = `paid-${String(year)}`;
  const rows = plays.map(({ subject, budget, course }) => ({
    ...{ line: subject, year, ...own, on: `${String(year)}-12-31` },
    ...shareOf(budget, course.spentPercent[3]),
  }));
  await person.post(`${batches}?batch=${batch}`, { rows });
  await eventually(`the rows of ${batch} are recorded`, async () => {
    const { status } = await person.get<{ status: string }>(`${batches}/${batch}`);
    return status === 'recorded' ? true : undefined;
  });
}

type Entry = Readonly<{ about: string; kind: string | null; status: string }>;

/** Whatever a register’s rules propose, is entered by whoever keeps it. */
async function enterProposed({ seat }: Playing, person: Person, register: string, on: string): Promise<void> {
  const entries = `/api/accountability/jurisdictions/${seat.tenant}/registers/${register}/entries`;
  for (const { about, kind, status } of await listOf<Entry>(person, entries)) {
    if (status !== 'proposed') continue;
    const what = { subject: about, ...(kind !== null && { kind }) };
    await person.post(entries, { ...what, on, findings: [], documents: [] });
  }
}

type Target = Readonly<{ version: number; budgetLine: Readonly<{ version: number }>; possible: readonly object[] }>;

/** All budgets of a government’s year and their targets in one act. */
async function approve(plays: readonly Playing[], person: Person, base: string): Promise<void> {
  const read = await Promise.all(plays.map((playing) => person.get<Target>(targetAt(playing))));
  if (read.every(({ possible }) => possible.length === 0)) return; // Approved before an interruption.
  const items = plays.map(({ subject, year, budget }, index) => ({
    subject,
    period: String(year),
    targetVersion: read[index]?.version,
    budgetLineVersion: read[index]?.budgetLine.version,
    amounts: [{ ...own, amount: budget }],
  }));
  const year = String(plays[0]?.year);
  await person.post(
    `${base}/budget-approvals`,
    { budgetKind: 'initial-budget', from: `${year}-01-20`, items },
    { demoFigures: ['budget-change', 'budget-in-force'] },
  );
}
