import { Injectable } from '@nestjs/common';
import { notBegun, procedureOf as procedureOfObject } from '@wenxiao/rules/procedure';
import type { StoredEvent } from '@wenxiao/event-store';
import { moneyScheme } from '@wenxiao/rules/shape';
import {
  act,
  type Act,
  type Ahead,
  BusinessClock,
  decodedState,
  departureAlarms,
  type DueAlarm,
  type DueSource,
  givenByClock,
  GoverningRules,
  KnownPeople,
  knownUntil,
  knowTasks,
  leadDeskOf,
  namedPersons,
  personsIn,
  placedTask,
  stepTasks,
  type Task,
  whatOf,
  whoseIs,
} from '@wenxiao/service-kit';
import { monitoring } from './monitoring.aggregate.js';
import { aboutIn, dueOf } from './monitoring.due.js';
import { placeOf } from './monitoring.place.js';
import type { MonitoringRejection } from './monitoring.commands.js';
import { measureWorld } from './monitoring.measure-world.js';
import type { Proposal } from './monitoring.measure-state.js';
import { type MonitoringState, nodeOf, type OpenMonitoring, type Round } from './monitoring.state.js';
import { findingDesks } from './monitoring.records.js';
import { findingsToTell, findingTasks, type MonitoringTask, tasksOf } from './monitoring.tasks.js';
import { type MonitoringWorld, planned, procedureOf, referenceTo, rulesOf } from './monitoring.world.js';
import { warningAlarms } from './monitoring.warnings.js';
import { type LoadedWorld, MonitoringWorlds } from './monitoring.worlds.js';

/** Opens rounds when their day has come, and notes what is overdue. */
@Injectable()
export class MonitoringDue implements DueSource {
  readonly category = monitoring.category;

  constructor(
    private readonly worlds: MonitoringWorlds,
    private readonly people: KnownPeople,
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
    const around = { subject: placeOf(id).subject, stored, state, loaded };
    const known = state.rounds.flatMap((round) => this.toKnow(round, around));
    const measures = await Promise.all(
      Object.entries(state.proposals).map((entry) => this.ofMeasure(tenant, entry, around, today)),
    );
    return {
      alarms: [
        ...dueOf(state, world),
        ...warningAlarms(state, world, today),
        ...measures.flatMap(({ alarms }) => alarms),
      ],
      names: [...new Set(Object.values(state.proposals).flatMap(({ progress }) => personsIn(progress)))],
      tasks: [
        ...tasks,
        ...this.ofFindings(around),
        ...this.findingsToKnow(around, today),
        ...known,
        ...measures.flatMap((each) => each.tasks),
      ],
    };
  }

  /** What evaluations and checks propose for the list of key monitoring, to the desks that record what is found. */
  private ofFindings({ subject, state, loaded: { world, place } }: Around): readonly Task[] {
    return findingTasks(state, world).map(({ proposed, ...task }) => {
      const ruling = world.ruling(task.why.hash);
      const object = { place, ruling, world: world.under(ruling.hash), progress: notBegun };
      return {
        ...task,
        about: { subject, proposed },
        whose: findingDesks(ruling).flatMap((desk) => whoseIs(desk, object)),
      };
    });
  }

  /** What was found is fed back and copied to the desks that the rules name, until it is settled. */
  private findingsToKnow({ subject, stored, state, loaded: { world, place } }: Around, today: string): readonly Task[] {
    const hash = planned(today, world);
    if (hash === undefined) return [];
    const object = { place, ruling: world.ruling(hash), world: world.under(hash), progress: notBegun };
    return findingsToTell(state, object.ruling).map(({ finding, informs, ...task }) => ({
      ...task,
      about: { subject, finding },
      whose: informs.flatMap((desk) => whoseIs(desk, object)),
      until: knownUntil(this.clock, recordedAt(stored, finding)),
    }));
  }

  /** What the answers to a round's report tell desks. */
  private toKnow(round: Round, { subject, stored, state, loaded: { world, place } }: Around): readonly Task[] {
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

  /** The steps of a corrective measure that wait for somebody, who of those whom it names has left, and what its answers tell desks. */
  private async ofMeasure(
    tenant: string,
    [id, proposal]: readonly [string, Proposal],
    around: Around,
    day: string,
  ): Promise<Ahead> {
    const { subject, stored, state, loaded } = around;
    const { place, world: whole } = loaded;
    const world = measureWorld(proposal, whole);
    const { progress, round } = proposal;
    const about = { subject, round, proposal: id };
    const what = `measure/${id}`;
    const { scheme } = state;
    const isOwn = ({ data }: StoredEvent) => (JSON.parse(data) as Readonly<{ proposal?: string }>).proposal === id;
    const own = personsIn(progress).length === 0 ? [] : stored.filter(isOwn);
    const departures = await this.people.departures(namedPersons(own, progress), { jurisdictionId: tenant, day });
    const alarms = departureAlarms(departures).map((alarm) => ({ ...alarm, what: `${what}/${alarm.what}` }));
    const waiting = stepTasks(proposal, { ...world, departures }).map((task): Task => {
      const placed = placedTask(task, about, { world, place, progress, scheme });
      return { ...placed, what: `${what}/${placed.what}` };
    });
    const procedure = procedureOfObject(world, progress);
    if (procedure.is === 'silent') return { alarms, tasks: waiting };
    const { ruling, procedures } = world;
    const known = knowTasks(
      { place, ruling, world: procedures, procedure: procedure.value, progress },
      { stored, clock: this.clock, scheme, about, one: { said: { proposal: id }, what } },
    );
    return { alarms, tasks: [...waiting, ...known] };
  }

  look({ tenant, id, what, day }: DueAlarm): Act<MonitoringRejection> {
    const asked = aboutIn(what);
    return act(monitoring)({
      id,
      expectedVersion: 'current',
      given: async ({ state }, at) => {
        const loaded = await this.worlds.find(tenant, placeOf(id), state, day);
        if (!loaded) throw new Error(`The subject of ${id} is not known any more`);
        const { world, place } = loaded;
        // A round opens under the set of its node, once it is sure that none was adopted for it meanwhile.
        const node = 'round' in asked ? nodeOf(asked.round).node : day;
        const scheme = state.status === 'open' ? state.scheme : undefined;
        if (what.endsWith('/opens') && scheme === moneyScheme)
          await this.governing.inForce(place.unit.id, scheme, node < day ? node : day);
        const reference = referenceOf(asked, state, world, day);
        const command = { type: 'look', data: { ...asked, today: day } } as const;
        return givenByClock(command, { ...loaded, reference }, { at, day, clock: this.clock });
      },
    });
  }
}

type Around = Readonly<{ subject: string; stored: readonly StoredEvent[]; state: OpenMonitoring; loaded: LoadedWorld }>;

/** When a finding was recorded. */
function recordedAt(stored: readonly StoredEvent[], finding: string): string {
  const isIt = ({ type, data }: StoredEvent): boolean =>
    type === 'finding-recorded' && (JSON.parse(data) as Readonly<{ finding?: string }>).finding === finding;
  return stored.find(isIt)?.recordedAt ?? '';
}

/** The set that is asked: of a measure the one that it runs under. */
function referenceOf(asked: ReturnType<typeof aboutIn>, state: MonitoringState, world: MonitoringWorld, day: string) {
  if ('round' in asked) return rulesOf(asked.round, state, world) ?? plannedReference(day, world);
  const rules = state.status === 'open' ? state.proposals[asked.proposal]?.rules : undefined;
  return rules === undefined ? undefined : referenceTo(rules, world);
}

/** Of what belongs to no round the set of the day is asked. */
function plannedReference(day: string, world: MonitoringWorld) {
  const hash = planned(day, world);
  return hash === undefined ? undefined : referenceTo(hash, world);
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
    what: ['round', round, task.step === '' ? '' : whatOf({ ...rest, ...(level !== undefined && { level }) })]
      .filter((part) => part !== '')
      .join('/'),
    about: { subject, round },
    whose,
  };
}
