import { decimal, type Decimal, sumOf, yearEndOf } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import { findingsOf, type Known } from '@wenxiao/rules/condition';
import { executionRate, rateDenominator, rowsWithParts } from '@wenxiao/rules/grading';
import type { Ruling } from '@wenxiao/rules/ruling';
import { type Copied, type FactCopy, knownOfSubject, knownUnder, targetsInForce } from '@wenxiao/service-kit';
import type {
  concluded,
  concludedNoMore,
  earlierYears,
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
export type Money = Readonly<{
  lines: All<typeof lines>;
  paid: All<typeof paid>;
  /** What was printed of years before it was kept here. */
  earlier: All<typeof earlierYears>;
}>;

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
  // What came of years long before was for whoever kept them then: they are looked back at, and only the last one is a reason by itself.
  const justBefore = told.earlier.filter(
    ({ data: { year, status } }) => status === 'recorded' && year === around.thisYear - 1,
  );
  const all = [...ofMoney, ...told.before.lines, ...results, ...findings, ...told.measures, ...justBefore];
  const mentioned = all.map(({ data }) => data.year);
  const years = [...new Set([around.thisYear, ...mentioned])].sort((one, other) => other - one);
  return years.map((year) => knownUnder(around.ruling, knownIn(year, subject, told, around)));
}

/** … and where that was read. */
export const readIn = ({ before, ...told }: ToldOfSubject): readonly EventReference[] =>
  [...Object.values(told), ...Object.values(before)].flatMap((facts) => facts.map(({ fact }) => fact));

function knownIn(year: number, subject: Subject, told: ToldOfSubject, around: Around): Omit<Known, 'parameter'> {
  const standing = told.concluded.filter((one) => !told.concludedNoMore.some((other) => isNewer(other, one)));
  const ofTargets = { told: told.approved, withdrawn: told.withdrawn };
  return {
    year,
    figure(code, of) {
      if (code === 'execution.rate') return rateOf(of, told, around);
      if (code === 'target.approved') return targetsInForce(ofTargets, of).length > 0 ? 'yes' : 'no';
      if (code === 'evaluation.grade') return gradesOf(of, standing) ?? earlierGradesOf(of, told);
      if (code !== 'evaluation.type') return knownOfSubject(subject, of).figure(code, of);
      const types = standing.filter(({ data }) => data.year === of).map(({ data }) => data.type);
      return oneAtLeast(types) ?? oneAtLeast(earlierResultsOf(of, told).map(({ type }) => type));
    },
    found: (code, of) =>
      [...standing, ...told.found].some(({ data }) => data.year === of && data.findings.includes(code)) ||
      groundsIn(of, told, around).includes(code) ||
      earlierFoundIn(of, told).includes(code),
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
  return oneAtLeast(last.flatMap(({ data: { grade } }) => grade ?? []));
}

/** What was printed of a year counts where nothing of it is known here. */
const earlierResultsOf = (year: number, { earlier }: Money) =>
  earlier.flatMap(({ data }) => (data.year === year ? data.results : []));
/** … also what was found then, by evaluations and by supervision. */
const earlierFoundIn = (year: number, { earlier }: Money): readonly string[] =>
  earlier
    .filter(({ data }) => data.year === year)
    .flatMap(({ data: { results, findings = [] } }) => [
      ...results.flatMap((result) => result.findings ?? []),
      ...findings.flatMap(({ concludes }) => concludes),
    ]);
const earlierGradesOf = (year: number, told: Money) =>
  oneAtLeast(earlierResultsOf(year, told).flatMap(({ grade }) => grade ?? []));
const oneAtLeast = (codes: readonly string[]): readonly string[] | undefined => (codes.length > 0 ? codes : undefined);

/** Both are of the same evaluation, and its stream said this one later. */
const isNewer = ({ fact: one }: Copied<object>, { fact: other }: Copied<object>): boolean =>
  one.stream === other.stream && one.version > other.version;

/**
 * Not known before the year is closed, nor while nobody has said what was paid; none without a budget. A year from before the subject was
 * kept here was over when it was recorded: its rate is that of the amounts as they were printed.
 */
function rateOf(year: number, told: ToldOfSubject, { ruling, closed }: Around) {
  const own = moneyIn(year, told, ruling);
  // A year that was over before it was there is that of those whose work it goes on with, added up.
  const money = own.length > 0 ? own : moneyIn(year, told.before, ruling);
  const isOver = closed.has(year) || (money.length > 0 && money.every(({ isPrinted }) => isPrinted));
  if (!isOver) return undefined;
  if (money.length === 0) return null;
  const paidOf = money.flatMap(({ executed }) => executed ?? []);
  const budgets = money.flatMap(({ budget }) => budget ?? []);
  if (paidOf.length < money.length || budgets.length < money.length) return undefined;
  const total = sumOf(paidOf.map((each) => decimal(each))).toFixed(2);
  return executionRate(total, sumOf(budgets))?.toFixed() ?? null;
}

type YearsMoney = Readonly<{ budget: Decimal | undefined; executed: string | undefined; isPrinted: boolean }>;

/** Of each line of a year that has a budget, and what was printed of a subject that has no such line: what is not known of it is undefined. */
function moneyIn(
  year: number,
  { lines: all, paid: executions, earlier }: Money,
  ruling: Ruling,
): readonly YearsMoney[] {
  const kind = ruling.value('conventions.rateDenominator');
  const end = yearEndOf(year);
  const approved = all.flatMap(({ data }) => (data.year === year && data.approvedFrom !== undefined ? [data] : []));
  const ofLines = approved.map(({ subject, initial, inForce, parts }) => {
    const of = executions.find(({ data }) => data.year === year && data.subject === subject);
    const line = { initial, budget: rowsWithParts(inForce, parts) };
    const budget = kind.is === 'silent' ? undefined : rateDenominator(kind.value, line, end);
    return { budget, executed: of?.data.executed.findLast(({ on }) => on <= end)?.total, isPrinted: false };
  });
  const printed = earlier.flatMap(({ data: { year: of, subject, budget, executed } }) => {
    const isOfLine = approved.some((each) => each.subject === subject);
    if (of !== year || isOfLine || (budget ?? executed) === undefined) return [];
    return [{ budget: budget === undefined ? undefined : decimal(budget), executed, isPrinted: true }];
  });
  return [...ofLines, ...printed];
}
