import { monthEndOf } from '@wenxiao/domain';
import { holdsIn } from '../condition/holds-in.js';
import { type DueRow, duesOf, monthsIn, monthStart, namedDay } from '../deadline/due-day.js';
import type { WorkCalendar } from '../deadline/work-calendar.js';
import type { Ruling } from '../ruling/ruling.js';
import type { Round } from '../shape/index.js';

/** From this day on a body plans by these rounds: a row of its timetable with the rounds of the set; without a set no hash. */
export interface PlannedRounds {
  readonly from: string;
  readonly hash: string | null;
  readonly rounds: readonly Round[];
}

/** One node of a series in a budget year, as far as it depends on no subject. Made once for all subjects of a body. */
export interface RoundNode {
  readonly series: string;
  readonly node: string;
  readonly budgetYear: number;
  /** Which of the year's nodes it is by the series as it is planned on its day; 1 is the first. */
  readonly number: number;
  /** The first day of its period. */
  readonly begins: string;
  /** When the series opens it: at the start of its period or at its node. A subject's window may open later. */
  readonly opens: string;
  readonly round: Round;
  /** Of the set that is planned for the node. */
  readonly hash: string;
  /** Without any event. */
  readonly dues: readonly DueRow[];
}

/** The row that is planned for a day: the rules of a round are those of its node's day. */
export function rulesOn(timetable: readonly PlannedRounds[], day: string): PlannedRounds | undefined {
  return timetable.findLast(({ from }) => from <= day);
}

/**
 * The nodes of a budget year, in order of day and series. Each follows the set that is planned for its day, so that a set which
 * begins within the year leaves the nodes before it alone (matrix B-25); a day for which no set is planned has none (B-26).
 * @param timetable rows by their first day.
 */
export function roundNodes(
  timetable: readonly PlannedRounds[],
  budgetYear: number,
  calendar: WorkCalendar | undefined,
): readonly RoundNode[] {
  const nodes = timetable.flatMap(({ from, hash, rounds }, at) => {
    const until = timetable[at + 1]?.from;
    if (hash === null) return [];
    return rounds
      .filter((round) => holdsIn(round, budgetYear))
      .flatMap((round) =>
        daysOf(round, budgetYear)
          .map((day, index) => ({ ...day, number: index + 1 }))
          .filter(({ node }) => node >= from && (until === undefined || node < until))
          .map((day) => nodeOf(round, hash, budgetYear, day, calendar)),
      );
  });
  return nodes.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

function orderOf({ node, series }: RoundNode): string {
  return `${node} ${series}`;
}

function nodeOf(
  round: Round,
  hash: string,
  budgetYear: number,
  { node, begins, number }: PeriodDay & Readonly<{ number: number }>,
  calendar: WorkCalendar | undefined,
): RoundNode {
  const dues = duesOf(round.due, { year: budgetYear, node }, calendar);
  const opens = round.opens === 'node' ? node : begins;
  return { series: round.code, node, budgetYear, number, begins, opens, round, hash, dues };
}

/**
 * The series of a set as they are planned: one that goes by a frequency of the set has its nodes, or, where the set states none, those
 * that a person opens.
 */
export function roundsOfSet(ruling: Pick<Ruling, 'members' | 'member' | 'value'>): readonly Round[] {
  return ruling.members('rounds').map(({ value }) => {
    const due = duesOfSeries(value, ruling);
    const round = { ...value, ...(due && { due }) };
    if (round.nodes === 'by-person' || !('frequency' in round.nodes)) return round;
    const every = ruling.value(round.nodes.frequency);
    return every.is === 'stated' ? { ...round, nodes: { every: every.value } } : round;
  });
}

/**
 * What is due of a series: its own deadlines; of one that states none and whose results are reported, the time within which the set has
 * results sent, from the node on. A set that is silent on that, too, makes nobody late.
 */
export function duesOfSeries(round: Round, ruling: Pick<Ruling, 'member' | 'value'>): Round['due'] {
  if (round.due !== undefined) return round.due;
  const limit = ruling.value('monitoring.submissionLimit');
  if (limit.is === 'silent') return undefined;
  const procedure = round.procedure === undefined ? undefined : ruling.member('procedures', round.procedure);
  if (procedure?.is === 'stated' && procedure.value.object !== 'monitoring-round') return undefined;
  return [{ ...submission, source: round.source, from: { node: true }, plus: limit.value }];
}

const submission = { code: 'submission', zh: '报送监控结果', en: 'results are sent' } as const;

/** Whether a person opens the rounds of a series, since the set gives them no nodes. */
export const isByPerson = (
  nodes: Round['nodes'],
): nodes is Extract<Round['nodes'], 'by-person' | Readonly<{ frequency: string }>> =>
  nodes === 'by-person' || 'frequency' in nodes;

type PeriodDay = Readonly<{ node: string; begins: string }>;

/** The days of a series in a year, with the first day of the period that each of them ends. */
function daysOf({ nodes }: Round, year: number): readonly PeriodDay[] {
  if (isByPerson(nodes)) return [];
  if ('every' in nodes) {
    const months = monthsIn[nodes.every];
    return Array.from({ length: 12 / months }, (_, index) => ({
      node: monthEndOf(monthStart(year, (index + 1) * months)),
      begins: monthStart(year, index * months + 1),
    }));
  }
  const days = nodes.on.map(({ month, day }) => namedDay(year, month, day).day);
  return [...new Set(days)].sort().map((node) => ({ node, begins: `${node.slice(0, 8)}01` }));
}
