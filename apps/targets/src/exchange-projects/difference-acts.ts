import type { BudgetLineEvent, SubjectEvent } from '@wenxiao/facts/targets';
import type { Decision } from '@wenxiao/domain';
import type { Act, PersonsCommand } from '@wenxiao/service-kit';
import { type LineActs, onLine } from '../budget-line/acting-on-a-line.js';
import { approvedFrom } from '../budget-line/budget-line.state.js';
import { noteOtherBudget } from '../budget-line/other-budget.js';
import type { Rejection } from '../refusals.js';
import { desksOfTables } from '../subject/desks.js';
import type { FromTable } from '../subject/from-table.js';
import type { Lookups } from '../subject/lookups.js';
import { type NotedOther, notingOther } from '../subject/noting-other.js';
import { noteOther } from '../subject/other-description.js';
import type { KnownProject } from './known-projects.js';
import { describedBeside } from './projects-compared.js';
import type { ForeignProject } from './projects-in-rows.js';

type Around = Readonly<{ context: PersonsCommand; lookups: Lookups; from: FromTable }>;

/**
 * What is another there than here after it was decided here, as facts of the line and of the subject: said once, and over where the table says
 * what is here. Nothing where nothing is to be said.
 */
export function differenceActs(
  lines: LineActs,
  project: ForeignProject,
  known: KnownProject,
  around: Around,
): readonly Act<Rejection>[] {
  return [...ofSubject(lines, project, known, around), ...ofLines(lines, project, known, around)];
}

function ofSubject(
  { subjects }: LineActs,
  project: ForeignProject,
  { here, at, unitThere }: KnownProject,
  { from, ...around }: Around,
): readonly Act<Rejection>[] {
  const there = new Map(describedBeside(project, here).map((each) => [each.what, each.there]));
  const [name, unitCode] = [there.get('name'), there.get('unit')];
  const data: NotedOther = {
    ...from,
    ...(name !== undefined && { name }),
    ...(unitCode !== undefined && { unitCode, ...(unitThere !== undefined && { unit: unitThere }) }),
    ...(there.has('deleted') && { deleted: true }),
  };
  return saysSomething(noteOther(data, at.subject)) ? [notingOther(subjects, at, data, around)] : [];
}

function ofLines(
  lines: LineActs,
  { money }: ForeignProject,
  { here, at: { id, subject, fact } }: KnownProject,
  { context, lookups, from }: Around,
): readonly Act<Rejection>[] {
  return [...money].flatMap(([year, amounts]) => {
    const line = here.lines.get(year);
    if (!line || approvedFrom(line) === undefined) return [];
    const data = { amounts, ...from };
    if (!saysSomething(noteOtherBudget({ ...data, year }, line))) return [];
    return [
      onLine(lines, { id, subject, fact, lookups }, year, context, {
        act: 'administer',
        desks: desksOfTables,
        expectedVersion: 'current',
        command: () => ({ type: 'note-other-budget', data }),
      }),
    ];
  });
}

/** Whether it writes anything, or is refused. */
const saysSomething = (decided: Decision<BudgetLineEvent | SubjectEvent, unknown>): boolean =>
  decided.outcome === 'rejected' || decided.events.length > 0;

/** The facts by which differences are noted, and end. */
export const ofDifference = (type: string): boolean => /^other-(budget|description)-/.test(type);
