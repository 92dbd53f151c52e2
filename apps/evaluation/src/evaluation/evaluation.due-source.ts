import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { notBegun } from '@wenxiao/rules/procedure';
import type { DutyAt } from '@wenxiao/rules/rounds';
import {
  type Act,
  act,
  type Ahead,
  BusinessClock,
  decodedState,
  departureAlarms,
  type DueAlarm,
  type DueSource,
  givenByClock,
  knowTasks,
  personsIn,
  placedTask,
  type Task,
} from '@wenxiao/service-kit';
import { evaluation } from './evaluation.aggregate.js';
import type { EvaluationCommand, EvaluationRejection } from './evaluation.commands.js';
import { dueOf } from './evaluation.due.js';
import { evaluationId, placeOf } from './evaluation.place.js';
import { type EvaluationState, isConcluded } from './evaluation.state.js';
import { type EvaluationTask, tasksOf } from './evaluation.tasks.js';
import { objectOf } from './evaluation.view.js';
import { EvaluationWorlds, type LoadedWorld } from './evaluation.worlds.js';

/** `expected/<type>/<year>`: an alarm of the subject, of whose evaluation there is no stream yet; or of a stream whose start was taken back. */
const expectedAlarm = 'expected/';
const alarmOf = ({ opens, period, from }: DutyAt) => ({
  what: `${expectedAlarm}${opens}/${String(period)}`,
  wakeOn: from,
});

/** `settled/<hash>`: what its rules were silent on was settled, and it is to go on by them with that. */
const settledAlarm = 'settled/';

/**
 * Expects what duties of the rule set ask for, notes what is overdue, and opens steps that open without an act. What is expected of
 * a subject is looked up under `evaluation/<subject>`, which has no events of its own.
 */
@Injectable()
export class EvaluationDue implements DueSource {
  readonly category = evaluation.category;

  constructor(
    private readonly worlds: EvaluationWorlds,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const day = await this.clock.today();
    if (isSubject(id)) {
      const expected = await this.worlds.expectedOf(tenant, id, day);
      return { alarms: expected.map(alarmOf), tasks: [] };
    }
    const state = decodedState(evaluation, stored);
    if (state.status === 'unknown') return { alarms: await this.expectedAgain(tenant, id, day), tasks: [] };
    const loaded = await this.worlds.find({ tenant, place: placeOf(id), events: stored, day });
    if (!loaded) return { alarms: [], tasks: [] };
    const tasks = tasksOf(state, loaded.world).map((task) => taskOf(task, state, loaded));
    const settled = await this.settled(tenant, id, stored, state);
    const rebase = settled === undefined ? [] : [{ what: `${settledAlarm}${settled}`, wakeOn: day }];
    const object = objectOf(state, loaded);
    const { subject, type, period, number } = loaded.world.place;
    const about = { subject, type, period, number: String(number) };
    const known = object ? knowTasks(object, { stored, clock: this.clock, scheme: state.scheme, about }) : [];
    const alarms = [...dueOf(state, loaded.world), ...departureAlarms(loaded.world.departures), ...rebase];
    return { alarms, tasks: [...tasks, ...known], names: state.status === 'open' ? personsIn(state.progress) : [] };
  }

  /** Its start was taken back, and it was begun before a duty asked for it: that asks again. */
  private async expectedAgain(tenant: string, id: string, day: string): Promise<Ahead['alarms']> {
    const { subject, type, period, number } = placeOf(id);
    const expected = number === 1 ? await this.worlds.expectedOf(tenant, subject, day) : [];
    return expected.filter((each) => each.opens === type && String(each.period) === period).map(alarmOf);
  }

  /** Another evaluation of the subject may rest on this one. */
  restingOn(id: string): readonly string[] {
    return isSubject(id) ? [] : [`${this.category}/${placeOf(id).subject}`];
  }

  look(alarm: DueAlarm): Act<EvaluationRejection> {
    const { id, day } = alarm;
    const settled = alarm.what.startsWith(settledAlarm);
    const isExpected = isSubject(id) || alarm.what.startsWith(expectedAlarm);
    if (!isExpected) return this.act(alarm, id, async () => ({ type: 'look', data: { today: day } }), settled);
    const [, type = '', period = ''] = alarm.what.split('/');
    const subject = isSubject(id) ? id : placeOf(id).subject;
    return this.act(alarm, evaluationId({ subject, type, period, number: 1 }), async () => {
      const expected = await this.worlds.expectedOf(alarm.tenant, subject, day);
      const duties = expected.find(({ opens, period: year }) => opens === type && String(year) === period)?.duties;
      return { type: 'expect', data: { duties: duties ?? [], scheme: '' } };
    });
  }

  /** The rules with what was settled since on their silence; undefined where it goes by them already, or has come to a conclusion. */
  private async settled(
    tenant: string,
    id: string,
    events: readonly StoredEvent[],
    state: EvaluationState,
  ): Promise<string | undefined> {
    if (state.status !== 'open' || isConcluded(state)) return undefined;
    const { since, present } = await this.worlds.settledSince({ tenant, place: placeOf(id), events });
    return since === present ? undefined : since;
  }

  private act(
    { tenant, day }: DueAlarm,
    id: string,
    command: () => Promise<Pick<EvaluationCommand, 'type' | 'data'>>,
    settled = false,
  ): Act<EvaluationRejection> {
    return act(evaluation)({
      id,
      expectedVersion: 'current',
      given: async ({ events }, at) => {
        const place = placeOf(id);
        const { present, since } = settled ? await this.worlds.settledSince({ tenant, place, events }) : {};
        const loaded = await this.worlds.find({
          tenant,
          place,
          events,
          day,
          ...(since !== undefined && { under: since }),
        });
        if (!loaded) throw new Error(`The subject of ${id} is not known any more`);
        // It may go by that already: a later decision, and an alarm of its own, came between.
        const said = since === present ? await command() : ({ type: 'take-settled', data: {} } as const);
        const given = givenByClock(said, loaded, { at, day, clock: this.clock });
        return { ...given, command: given.command as EvaluationCommand };
      },
    });
  }
}

const isSubject = (id: string): boolean => !id.includes('.');

/** A task with the desks and persons that it waits for today. */
function taskOf(
  { step = 'begin', scheme, ...rest }: EvaluationTask,
  state: EvaluationState,
  { world, place }: LoadedWorld,
): Task {
  const { subject, type, period, number } = world.place;
  const progress = state.status === 'open' ? state.progress : notBegun;
  const about = { subject, type, period, number: String(number) };
  return placedTask({ ...rest, step }, about, { world, place, progress, scheme });
}
