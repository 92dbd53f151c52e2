import { shownDue } from '@wenxiao/rules/deadline';
import { type WaitingStep, waitingSteps } from '@wenxiao/rules/procedure';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { DeskRef } from '@wenxiao/rules/shape';
import { adoptProcedure, type Task } from '@wenxiao/service-kit';
import { duesNow, isMet, stepOfDue } from './monitoring.due.js';
import {
  type Due,
  type MonitoringState,
  nodeOf,
  type OpenMonitoring,
  reportOf,
  type Round,
} from './monitoring.state.js';
import { proposedFindings } from './monitoring.proposed.js';
import { type MonitoringWorld, procedureOf } from './monitoring.world.js';

/** Something that waits for somebody. Tasks are read from rows; they are no events. */
export type MonitoringTask = WaitingStep &
  Readonly<{
    scheme: string;
    round: string;
    /** Those of the round, while its report is still to come; and those that are for the step. */
    dues: readonly Pick<Due, 'due' | 'on' | 'soft'>[];
  }>;

/** … outside the rounds: what proposes it, and nobody yet. */
type FindingTask = Omit<Task, 'whose' | 'about'> & Readonly<{ proposed: string }>;

/** What the rounds of a year wait for, in order of their nodes; nobody is asked for the report of what is suspended. A round whose set has no procedure for it waits for its rules. */
export function tasksOf(state: MonitoringState, world: MonitoringWorld): readonly MonitoringTask[] {
  if (state.status !== 'open') return [];
  return state.rounds
    .filter(({ lapsed, progress }) => !lapsed && progress.ended === undefined)
    .filter((round) => !world.isSuspended || reportOf(round) !== undefined)
    .sort((one, other) => (nodeOf(one.id).node < nodeOf(other.id).node ? -1 : 1))
    .flatMap((round) => tasksOfRound(round, world).map((task) => ({ scheme: state.scheme, round: round.id, ...task })));
}

function tasksOfRound(round: Round, world: MonitoringWorld): readonly Omit<MonitoringTask, 'scheme' | 'round'>[] {
  const procedure = procedureOf(round, world);
  const duesOf = (step: string) =>
    duesNow(round, world)
      .filter(({ due }) => {
        const of = stepOfDue(round, due, world);
        return of === undefined ? reportOf(round) === undefined : of === step && !isMet(round, due, world);
      })
      .map(shownDue);
  if (procedure.is === 'silent') {
    const why = { hash: round.rules, path: procedure.path };
    const dues = duesOf('');
    return [{ kind: 'settle', step: '', zh: adoptProcedure, waitsFor: [procedure.path], barred: [], dues, why }];
  }
  const object = { procedure: procedure.value, progress: round.progress, world: world.under(round.rules) };
  return waitingSteps(object, round.rules).map((step) => ({ ...step, dues: duesOf(step.step) }));
}

/** What evaluations and checks propose for the list of key monitoring. A task of whoever records what is found. */
export function findingTasks(state: OpenMonitoring, world: MonitoringWorld): readonly FindingTask[] {
  return proposedFindings(state, world).map(({ proposed, source, rules: hash }) => ({
    kind: 'act',
    what: `proposed-finding/${proposed}`,
    scheme: state.scheme,
    step: 'proposed-finding',
    zh: `核定是否列入重点监控：${source.value.zh}发现的问题`,
    barred: [],
    waitsFor: [],
    dues: [],
    why: { hash, path: source.path },
    proposed,
  }));
}

type ToTell = Omit<Task, 'whose' | 'about' | 'until'> & Readonly<{ finding: string; informs: readonly DeskRef[] }>;

/** What was found by others and is not settled yet, with whom the rules have know of it. */
export function findingsToTell({ scheme, findings }: OpenMonitoring, ruling: Ruling): readonly ToTell[] {
  return findings.flatMap(({ finding, source: code, settled, found }) => {
    const source = ruling.member('monitoring.findingSources', code);
    if (settled !== undefined || source.is === 'silent' || source.value.informs === undefined) return [];
    return [
      {
        kind: 'know',
        what: `finding/${finding}/know`,
        scheme,
        step: 'finding',
        zh: `${source.value.zh}发现的问题：${found}`,
        barred: [],
        waitsFor: [],
        dues: [],
        why: { hash: ruling.hash, path: source.path },
        finding,
        informs: source.value.informs,
      },
    ];
  });
}
