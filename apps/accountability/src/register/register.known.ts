import { decimal, sumOf, yearEndOf } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import { findingsOf, type Known } from '@wenxiao/rules/condition';
import { executionRate, rateDenominator, rowsWithParts } from '@wenxiao/rules/grading';
import type { Ruling } from '@wenxiao/rules/ruling';
import { type Copied, type FactCopy, knownOfSubject, knownUnder, yearsOf } from '@wenxiao/service-kit';
import type {
  concluded,
  concludedNoMore,
  enteredSubjects,
  found,
  lines,
  measures,
  measuresWithdrawn,
  paid,
  targetsApproved,
  targetsWithdrawn,
} from './register.copies.js';

type All<Copy> = Copy extends FactCopy<infer Data> ? readonly Copied<Data>[] : never;
type One<Copy> = Copy extends FactCopy<infer Data> ? Data : never;

/** The money of years. */
export type Money = Readonly<{ lines: All<typeof lines>; paid: All<typeof paid> }>;

/** What was told of a subject. */
export type ToldOfSubject = Money &
  Readonly<{
    /** Of those whose work it goes on with, in its jurisdiction. */
    before: Money;
    concluded: All<typeof concluded>;
    concludedNoMore: All<typeof concludedNoMore>;
    found: All<typeof found>;
    measures: All<typeof measures>;
    measuresWithdrawn: All<typeof measuresWithdrawn>;
    /** Approved, or adjusted since. */
    approved: All<typeof targetsApproved>;
    withdrawn: All<typeof targetsWithdrawn>;
  }>;

type Subject = One<typeof enteredSubjects>;
type Around = Readonly<{
  ruling: Ruling;
  /** Which years of its jurisdiction are closed. */
  closed: ReadonlySet<number>;
  thisYear: number;
}>;

/** What conditions may ask of a subject in each year of which something was told, this one among them, the newest first. */
export function knownYearsOf(subject: Subject, told: ToldOfSubject, around: Around): readonly Known[] {
  const { lines: ofMoney, concluded: results, found: findings } = told;
  const mentioned = [...ofMoney, ...told.before.lines, ...results, ...findings, ...told.measures].map(
    ({ data }) => data.year,
  );
  const years = [...new Set([around.thisYear, ...mentioned])].sort((one, other) => other - one);
  return years.map((year) => knownUnder(around.ruling, knownIn(year, subject, told, around)));
}

/** … and where that was read. */
export const readIn = ({ before, ...told }: ToldOfSubject): readonly EventReference[] =>
  [...Object.values(told), ...Object.values(before)].flatMap((facts) => facts.map(({ fact }) => fact));

function knownIn(year: number, subject: Subject, told: ToldOfSubject, around: Around): Omit<Known, 'parameter'> {
  const standing = told.concluded.filter((one) => !told.concludedNoMore.some((other) => isNewer(other, one)));
  return {
    year,
    figure(code, of) {
      if (code === 'execution.rate') return rateOf(of, told, around);
      if (code === 'target.approved') return isApproved(of, told) ? 'yes' : 'no';
      if (code === 'evaluation.grade') return gradesOf(of, standing);
      if (code !== 'evaluation.type') return knownOfSubject(subject, of).figure(code, of);
      const types = standing.filter(({ data }) => data.year === of).map(({ data }) => data.type);
      return types.length > 0 ? types : undefined;
    },
    found: (code, of) =>
      [...standing, ...told.found].some(({ data }) => data.year === of && data.findings.includes(code)) ||
      groundsIn(of, told, around).includes(code),
    period: (code) => knownOfSubject(subject, year).period(code),
  };
}

/** Why measures of monitoring stand that were decided in a year, and what the rules had to be found for them. */
function groundsIn(
  year: number,
  { measures: decided, measuresWithdrawn: withdrawn }: ToldOfSubject,
  { ruling }: Around,
) {
  const standing = decided.filter(
    (one) =>
      one.data.year === year &&
      !withdrawn.some((other) => other.data.proposal === one.data.proposal && isNewer(other, one)),
  );
  return standing.flatMap(({ data: { ground } }) => {
    const measure = ruling.member('monitoring.measures', ground);
    return [ground, ...(measure.is === 'stated' ? findingsOf(measure.value.when) : [])];
  });
}

/** The grades of a whole year, of what was made again the last; not known while there is none. */
function gradesOf(year: number, standing: ToldOfSubject['concluded']): readonly string[] | undefined {
  const ofYear = standing.filter(({ data }) => data.period === String(year));
  const last = ofYear.filter(
    ({ data }) => !ofYear.some((other) => other.data.type === data.type && other.data.number > data.number),
  );
  const grades = last.flatMap(({ data: { grade } }) => grade ?? []);
  return grades.length > 0 ? grades : undefined;
}

/** Both are of the same evaluation, and its stream said this one later. */
const isNewer = ({ fact: one }: Copied<object>, { fact: other }: Copied<object>): boolean =>
  one.stream === other.stream && one.version > other.version;

/** Not known before the year is closed, nor while nobody has said what was paid; none without a budget. */
function rateOf(year: number, told: ToldOfSubject, { ruling, closed }: Around) {
  if (!closed.has(year)) return undefined;
  const own = approvedIn(year, told);
  // A year that was over before it was there is that of those whose work it goes on with, added up.
  const money = own.length > 0 ? own : approvedIn(year, told.before);
  if (money.length === 0) return null;
  const kind = ruling.value('conventions.rateDenominator');
  const end = yearEndOf(year);
  const totals = money.map(({ executed }) => executed.findLast(({ on }) => on <= end)?.total);
  const known = totals.filter((total) => total !== undefined);
  if (kind.is === 'silent' || known.length < totals.length) return undefined;
  const budgets = money.map(({ line: { initial, inForce, parts } }) =>
    rateDenominator(kind.value, { initial, budget: rowsWithParts(inForce, parts) }, end),
  );
  const total = sumOf(known.map((each) => decimal(each))).toFixed(2);
  return executionRate(total, sumOf(budgets))?.toFixed() ?? null;
}

/** The lines of a year that have a budget, each with what was paid of it. */
function approvedIn(year: number, { lines: all, paid: executions }: Money) {
  return all.flatMap(({ data: line }) => {
    if (line.year !== year || line.approvedFrom === undefined) return [];
    const of = executions.find(({ data }) => data.year === year && data.subject === line.subject);
    return [{ line, executed: of?.data.executed ?? [] }];
  });
}

/** Whether a target that covers the year was approved, and is so still. */
function isApproved(year: number, { approved, withdrawn }: ToldOfSubject): boolean {
  return approved.some((one) => {
    const gone = withdrawn.find((other) => isNewer(other, one));
    return yearsOf(one.data.period).includes(year) && (!gone || gone.data.inForce !== undefined);
  });
}
