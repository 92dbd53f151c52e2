import { type DueRow, duesOf } from '../deadline/due-day.js';
import type { WorkCalendar } from '../deadline/work-calendar.js';
import type { Asked, RestedOn, Verdict } from '../condition/index.js';
import type { Condition, Round } from '../shape/index.js';
import type { RoundNode } from './round-plan.js';

/** What is known of a subject in a budget year. */
export interface RoundSubject {
  /** Whether a condition holds for the subject, by what is known now. */
  readonly judge: (condition: Condition) => Verdict;
  /** The effective day on which each event of the year happened first. */
  readonly events: Readonly<Record<string, string>>;
  /** From when the subject is there to be monitored; nodes before it have no round. */
  readonly since?: string;
  /** The planned period, both days included; asked for by series that run through it. */
  readonly planned?: Readonly<{ from: string; to: string }>;
  /** The first day on which the subject is there no more: ended, taken over or withdrawn. */
  readonly ends?: string;
  /** The first day of a suspension that goes on: nothing opens from then on. */
  readonly suspendedFrom?: string;
  readonly calendar?: WorkCalendar;
}

/** A round of a subject. */
export interface RoundAt {
  /** `<series>@<node>`. */
  readonly id: string;
  readonly series: string;
  readonly node: string;
  readonly budgetYear: number;
  /** The day on which it is opened: the first of its period, of its window, or of the subject, whichever comes last. */
  readonly opens: string;
  readonly dues: readonly DueRow[];
  /** Whether the whole year is forecast in it (FF-32b). */
  readonly forecast: boolean;
  /** Of the rule set that it is opened under. */
  readonly hash: string;
  /** The values by which the subject is in it. */
  readonly restedOn: readonly RestedOn[];
  /** What the series says of focus, limits, documents and procedure; none where the set is silent and a person opened it. */
  readonly round?: Round;
}

/** Why a series has no rounds yet: an event has not opened its window, or something is missing to judge whether it is of the subject. */
export type AwaitedSeries =
  Readonly<{ series: string; event: string }> | Readonly<{ series: string; missing: readonly Asked[] }>;

export interface RoundsOfSubject {
  readonly rounds: readonly RoundAt[];
  readonly awaits: readonly AwaitedSeries[];
}

export function roundId(series: string, node: string): string {
  return `${series}@${node}`;
}

/**
 * The rounds of a subject, by nodes that were made for its body. There is none for a node that had passed before the series'
 * window opened for the subject (matrix B-36), for one after the window has shut or the subject has ended, nor where the series is
 * not of the subject (B-14).
 */
export function roundsOf(nodes: readonly RoundNode[], subject: RoundSubject): RoundsOfSubject {
  const seen = new Map<Round, Series>();
  const rounds: RoundAt[] = [];
  for (const node of nodes) {
    let series = seen.get(node.round);
    if (series === undefined) seen.set(node.round, (series = seriesOf(node.round, subject)));
    if (!('restedOn' in series) || standingOf(node, series.window) !== 'inside') continue;
    const round = roundAt(node, series, subject);
    if (node.node < (subject.ends ?? endless) && round.opens < (subject.suspendedFrom ?? endless)) rounds.push(round);
  }
  return { rounds, awaits: [...seen.values()].filter((each) => 'series' in each) };
}

/** Where a node stands to the window of its series, whether or not the series is of the subject. */
export function standingIn(node: RoundNode, subject: RoundSubject): 'before' | 'inside' | 'after' | undefined {
  const window = windowOf(node.round, subject);
  return 'series' in window ? undefined : standingOf(node, window);
}

type Series = Readonly<{ window: Window; restedOn: readonly RestedOn[] }> | AwaitedSeries | Readonly<{ not: true }>;

/** Nodes from `first` on, before `end`, of periods that begin no later than `lastBegin`. */
type Window = Readonly<{ first: string; end: string; lastBegin: string }>;

/** Text that sorts after every day. */
const endless = '~';

function seriesOf(round: Round, subject: RoundSubject): Series {
  const verdict = subject.judge(round.of);
  if (verdict.truth === 'not-known') return { series: round.code, missing: verdict.missing };
  if (verdict.truth !== 'yes') return { not: true };
  const window = windowOf(round, subject);
  return 'series' in window ? window : { window, restedOn: verdict.restedOn };
}

function windowOf(round: Round, { events, since = '', planned }: RoundSubject): Window | AwaitedSeries {
  const { code: series, after, until, within } = round;
  if (within === 'planned-period' && planned === undefined)
    return { series, missing: [{ on: 'period', name: 'planned' }] };
  const opening = after && events[after.event];
  if (after && opening === undefined) return { series, event: after.event };
  const shutting = until && events[until.event];
  const start = opening && (after.from === 'next-month' ? nextMonth(opening) : opening);
  const end = shutting && (until.to === 'month-before' ? monthOf(shutting) : shutting + endless);
  const bounds = within === 'planned-period' ? planned : undefined;
  return {
    first: latest(since, start ?? '', bounds?.from ?? ''),
    end: end ?? endless,
    lastBegin: bounds?.to ?? endless,
  };
}

/** The first day of a day's month. */
function monthOf(day: string): string {
  return `${day.slice(0, 8)}01`;
}

function nextMonth(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}-01`;
}

function latest(...days: readonly string[]): string {
  return days.reduce((last, day) => (day > last ? day : last));
}

function standingOf({ node, begins }: RoundNode, { first, end, lastBegin }: Window): 'before' | 'inside' | 'after' {
  if (node >= end || begins > lastBegin) return 'after';
  return node < first ? 'before' : 'inside';
}

function roundAt(
  { series, node, budgetYear, number, opens, round, hash, dues }: RoundNode,
  { window, restedOn }: Readonly<{ window: Window; restedOn: readonly RestedOn[] }>,
  { events, calendar }: RoundSubject,
): RoundAt {
  const awaitsEvent = dues.some((due) => 'awaits' in due && due.awaits === 'event');
  return {
    id: roundId(series, node),
    series,
    node,
    budgetYear,
    opens: latest(opens, window.first),
    dues: awaitsEvent ? duesOf(round.due, { year: budgetYear, node, events }, calendar) : dues,
    forecast: round.forecastIn?.includes(number) ?? false,
    hash,
    restedOn,
    round,
  };
}
