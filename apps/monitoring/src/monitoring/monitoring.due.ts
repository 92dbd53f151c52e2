import { alarmsOfDays, dueDayNow, duesOf } from '@wenxiao/rules/deadline';
import { duesOfSeries, roundsOf } from '@wenxiao/rules/rounds';
import { alarmsOf } from '@wenxiao/rules/procedure';
import type { Alarm } from '@wenxiao/service-kit';
import { measureWorld } from './monitoring.measure-world.js';
import { type Due, type MonitoringState, nodeOf, type Round } from './monitoring.state.js';
import { type MonitoringWorld, nodesOf, subjectOf, toDo } from './monitoring.world.js';

/** `round/<series>@<node>/<what of it>` */
const alarmOf = (round: string, what: string): string => `round/${round}/${what}`;

/** The round or the measure that an alarm is about. */
export function aboutIn(what: string): Readonly<{ round: string } | { proposal: string }> {
  const [kind, id = ''] = what.split('/');
  return kind === 'measure' ? { proposal: id } : { round: id };
}

/**
 * When to look at the monitoring of a subject's year: on the day on which a round opens, on the day after one of its dues; at once
 * where the plan has moved. Alarms, not truth: the decider looks at what is there by then.
 */
export function dueOf(state: MonitoringState, world: MonitoringWorld): readonly Alarm[] {
  if (state.status !== 'open') return [];
  const known = new Set(state.rounds.map(({ id }) => id));
  const ahead = roundsOf(nodesOf(world), subjectOf(world)).rounds.filter(({ id }) => !known.has(id));
  // Those too that will lapse when the subject ends.
  const { lapse, rebase } = toDo(state, world, world.ends ?? '');
  const opensOn = (id: string): string => state.rounds.find((round) => round.id === id)?.opensOn ?? '';
  const lapsesOn = ({ id, because }: (typeof lapse)[number]): string =>
    because === 'subject-ended' ? latest(opensOn(id), world.ends) : opensOn(id);
  return [
    ...ahead.map(({ id, opens }) => ({ what: alarmOf(id, 'opens'), wakeOn: opens })),
    ...lapse.map((each) => ({ what: alarmOf(each.id, 'lapses'), wakeOn: lapsesOn(each) })),
    ...rebase.map(({ id }) => ({ what: alarmOf(id, 'rebased'), wakeOn: opensOn(id) })),
    ...state.rounds.filter(({ lapsed }) => !lapsed).flatMap((round) => overdueAlarms(round, world)),
    // Tasks wait from that day on.
    ...(world.suspendedFrom === undefined ? [] : [{ what: 'subject/suspended', wakeOn: world.suspendedFrom }]),
    ...Object.entries(state.proposals).flatMap(([id, proposal]) =>
      alarmsOf(proposal, measureWorld(proposal, world)).map((alarm) => ({
        ...alarm,
        what: `measure/${id}/${alarm.what}`,
      })),
    ),
  ];
}

const latest = (day: string, other = ''): string => (day > other ? day : other);

/** A limit that has gone by is overdue; a target is warned of. */
function overdueAlarms(round: Round, world: MonitoringWorld): readonly Alarm[] {
  return alarmsOfDays(duesAhead(round, world), ({ due }) => alarmOf(round.id, `due/${due}`));
}

/** The dues of a round, with the days that an event or a calendar has given since it was opened. */
export function duesNow(round: Round, world: MonitoringWorld): readonly (Due & { readonly awaitsCalendar?: true })[] {
  if (round.dues.every(({ on }) => on !== undefined)) return round.dues;
  const { series, node } = nodeOf(round.id);
  const ruling = world.ruling(round.rules);
  const member = ruling.member('rounds', series);
  const facts = { year: world.known.year, node, events: world.events };
  const rows = duesOf(member.is === 'stated' ? duesOfSeries(member.value, ruling) : [], facts, world.calendar);
  return round.dues.map((due) => {
    if (due.on !== undefined) return due;
    const row = rows.find(({ code }) => code === due.due);
    return row ? { ...due, ...dueDayNow(row), soft: due.soft } : due;
  });
}

/** The step of its procedure that a due is for; of one that names none the first report is awaited. */
export function stepOfDue({ id, rules }: Round, due: string, world: MonitoringWorld): string | undefined {
  const member = world.ruling(rules).member('rounds', nodeOf(id).series);
  return member.is === 'stated' ? member.value.due?.find(({ code }) => code === due)?.step : undefined;
}

/** Whether what a due is for was done: whoever has reported, and is asked to do it again, is not late for that. */
export function isMet(round: Round, due: string, world: MonitoringWorld): boolean {
  const step = stepOfDue(round, due, world);
  if (step === undefined) return round.firstReported !== undefined;
  return round.progress.ended !== undefined || round.progress.done.some((each) => each.step === step);
}

/** What of the set makes a round due: a deadline of its series, or the time within which results are sent. */
export function duePath({ id, rules }: Round, due: string, world: MonitoringWorld): string {
  const { series } = nodeOf(id);
  const member = world.ruling(rules).member('rounds', series);
  const isOfSeries = member.is === 'silent' || member.value.due !== undefined;
  return isOfSeries ? `rounds/${series}/due/${due}` : 'monitoring.submissionLimit';
}

/** Whether a due goes by unless it is met: none does while the subject is suspended. */
export const goesBy = ({ on }: Pick<Due, 'on'>, { suspendedFrom }: MonitoringWorld): boolean =>
  suspendedFrom === undefined || (on !== undefined && on < suspendedFrom);

/** The dues of a round that go by and are not met, but for those that were noted as gone by. */
export const duesAhead = (round: Round, world: MonitoringWorld): ReturnType<typeof duesNow> =>
  duesNow(round, world).filter(
    (each) => goesBy(each, world) && !round.overdue.includes(each.due) && !isMet(round, each.due, world),
  );
