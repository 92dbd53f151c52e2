import { openNow } from '@wenxiao/rules/procedure';
import type { Step } from '@wenxiao/rules/shape';
import { duesNow } from './monitoring.due.js';
import { type Due, type MonitoringState, nodeOf, reportOf, type Round } from './monitoring.state.js';
import { type MonitoringWorld, procedureOf } from './monitoring.world.js';

/** Something that waits for somebody. Tasks are read from rows; they are no events. */
export type MonitoringTask = Readonly<{
  /** `act`: a step that can be taken now. `settle`: something has to be known or decided before anybody can. */
  kind: 'act' | 'settle';
  scheme: string;
  round: string;
  step: string;
  level?: string;
  zh: string;
  /** Whose it is, as the set says it: a desk of a body, a route, those whom a step named. Absent: the lead desk. */
  by?: Step['by'];
  /** The organisation or person to whom it was handed over. */
  heldBy?: string;
  /** Who may not, because of what they did. */
  barred: readonly string[];
  /** What has to be known, where it waits. */
  waitsFor: readonly string[];
  /** Those of the round, while its report is still to come. */
  dues: readonly Pick<Due, 'due' | 'on' | 'soft'>[];
  /** The set and the member in it that ask for it. */
  why: Readonly<{ hash: string; path: string }>;
}>;

/** What the rounds of a year wait for, in order of their nodes. A round whose set has no procedure for it waits for its rules. */
export function tasksOf(state: MonitoringState, world: MonitoringWorld): readonly MonitoringTask[] {
  if (state.status !== 'open') return [];
  return state.rounds
    .filter(({ lapsed, progress }) => !lapsed && progress.ended === undefined)
    .sort((one, other) => (nodeOf(one.id).node < nodeOf(other.id).node ? -1 : 1))
    .flatMap((round) => tasksOfRound(round, world).map((task) => ({ scheme: state.scheme, round: round.id, ...task })));
}

function tasksOfRound(round: Round, world: MonitoringWorld): readonly Omit<MonitoringTask, 'scheme' | 'round'>[] {
  const procedure = procedureOf(round, world);
  const dues = reportOf(round) ? [] : duesNow(round, world).map(({ due, on, soft }) => dueOf(due, on, soft));
  if (procedure.is === 'silent') {
    const why = { hash: round.rules, path: procedure.path };
    return [{ kind: 'settle', step: '', zh: '规则未规定办理流程', waitsFor: [procedure.path], barred: [], dues, why }];
  }
  return openNow(procedure.value, round.progress, world.under(round.rules)).map(
    ({ code, level, step, path, barred, waitsFor = [] }) => ({
      kind: waitsFor.length > 0 ? 'settle' : 'act',
      step: code,
      ...(level !== undefined && { level }),
      zh: step.zh,
      by: step.by,
      ...(round.heldBy?.[code] !== undefined && { heldBy: round.heldBy[code] }),
      barred,
      waitsFor: waitsFor.map(({ on, name }) => `${on}:${name}`),
      dues,
      why: { hash: round.rules, path },
    }),
  );
}

const dueOf = (due: string, on: string | undefined, soft: boolean): MonitoringTask['dues'][number] => ({
  due,
  ...(on !== undefined && { on }),
  soft,
});
