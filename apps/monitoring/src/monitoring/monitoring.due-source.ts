import { Injectable } from '@nestjs/common';
import { notBegun } from '@wenxiao/rules/procedure';
import type { StoredEvent } from '@wenxiao/event-store';
import {
  type Act,
  act,
  type Ahead,
  BusinessClock,
  decodedState,
  type DueAlarm,
  type DueSource,
  GoverningRules,
  knowTasks,
  leadDeskOf,
  type Task,
  whoseIs,
} from '@wenxiao/service-kit';
import { monitoring } from './monitoring.aggregate.js';
import { dueOf, roundIn } from './monitoring.due.js';
import { placeOf } from './monitoring.place.js';
import type { MonitoringRejection } from './monitoring.commands.js';
import { nodeOf, type OpenMonitoring, type Round } from './monitoring.state.js';
import { type MonitoringTask, tasksOf } from './monitoring.tasks.js';
import { procedureOf, rulesOf } from './monitoring.world.js';
import { warningAlarms } from './monitoring.warnings.js';
import { type LoadedWorld, MonitoringWorlds } from './monitoring.worlds.js';

/** Opens rounds when their day has come, and notes what is overdue. */
@Injectable()
export class MonitoringDue implements DueSource {
  readonly category = monitoring.category;

  constructor(
    private readonly worlds: MonitoringWorlds,
    private readonly governing: GoverningRules,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(monitoring, stored);
    if (state.status !== 'open') return { alarms: [], tasks: [] };
    const today = await this.clock.today();
    const loaded = await this.worlds.find(tenant, placeOf(id), state, today);
    if (!loaded) return { alarms: [], tasks: [] };
    const { world } = loaded;
    const tasks = tasksOf(state, world).map((task) => taskOf(task, placeOf(id).subject, state, loaded));
    const known = state.rounds.flatMap((round) => this.toKnow(round, placeOf(id).subject, { stored, state, loaded }));
    return { alarms: [...dueOf(state, world), ...warningAlarms(state, world, today)], tasks: [...tasks, ...known] };
  }

  /** What the answers to a round's report tell desks. */
  private toKnow(
    round: Round,
    subject: string,
    { stored, state, loaded }: Readonly<{ stored: readonly StoredEvent[]; state: OpenMonitoring; loaded: LoadedWorld }>,
  ): readonly Task[] {
    const { world, place } = loaded;
    const procedure = procedureOf(round, world);
    if (round.lapsed || procedure.is === 'silent') return [];
    const { id, rules, progress } = round;
    return knowTasks(
      { place, ruling: world.ruling(rules), world: world.under(rules), procedure: procedure.value, progress },
      {
        stored,
        clock: this.clock,
        scheme: state.scheme,
        about: { subject, round: id },
        one: { said: { round: id }, what: `round/${id}` },
      },
    );
  }

  look({ tenant, id, what, day }: DueAlarm): Act<MonitoringRejection> {
    const round = roundIn(what);
    return act(monitoring)({
      id,
      expectedVersion: 'current',
      given: async ({ state }, at) => {
        const loaded = await this.worlds.find(tenant, placeOf(id), state, day);
        if (!loaded) throw new Error(`The subject of ${id} is not known any more`);
        const { world, place, basedOn } = loaded;
        // A round opens under the set of its node, once it is sure that none was adopted for it meanwhile.
        const { node } = nodeOf(round);
        const scheme = state.status === 'open' ? state.scheme : undefined;
        if (what.endsWith('/opens') && scheme === 'budget-performance')
          await this.governing.inForce(place.unit.id, scheme, node < day ? node : day);
        const reference = rulesOf(round, state, world);
        return {
          command: { type: 'look', data: { round, today: day }, at, by: { id: 'system:due', as: 'system' } },
          inForce: { rules: world, ...(reference && { reference }) },
          at: place.unit.id,
          effectiveAt: this.clock.startOf(day),
          basedOn,
        };
      },
    });
  }
}

/** A task with the desks and persons that it waits for today. */
function taskOf(task: MonitoringTask, subject: string, state: OpenMonitoring, { world, place }: LoadedWorld): Task {
  const { round, by, level, ...rest } = task;
  const ruling = world.ruling(task.why.hash);
  const progress = state.rounds.find(({ id }) => id === round)?.progress ?? notBegun;
  const whose = whoseIs(by ?? leadDeskOf(ruling), { place, ruling, world: world.under(ruling.hash), progress }, level);
  return {
    ...rest,
    ...(level !== undefined && { level }),
    what: ['round', round, task.step, level].filter((part) => part !== undefined && part !== '').join('/'),
    about: { subject, round },
    whose,
  };
}
