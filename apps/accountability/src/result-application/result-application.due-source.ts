import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { alarmsOf } from '@wenxiao/rules/procedure';
import {
  type Act,
  type Ahead,
  BusinessClock,
  decodedState,
  departureAlarms,
  type DueAlarm,
  type DueSource,
  knowTasks,
  lookedAtByClock,
  objectInProcedure,
  personsIn,
  placedTask,
} from '@wenxiao/service-kit';
import { resultApplication } from './result-application.aggregate.js';
import type { ResultRejection } from './result-application.commands.js';
import { placeOf } from './result-application.place.js';
import { tasksOf } from './result-application.tasks.js';
import { ResultWorlds } from './result-application.worlds.js';

/** Notes what is overdue of a result, and opens steps that open without an act. */
@Injectable()
export class ResultDue implements DueSource {
  readonly category = resultApplication.category;

  constructor(
    private readonly worlds: ResultWorlds,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(resultApplication, stored);
    if (state.status === 'unknown') return { alarms: [], tasks: [] };
    const place = placeOf(id);
    const loaded = await this.worlds.find({ tenant, place, events: stored, day: await this.clock.today() });
    if (!loaded) return { alarms: [], tasks: [] };
    const about = { subject: place.subject, year: String(place.year) };
    const { progress, evaluation, withdrawnAt } = state;
    const where = { world: loaded.world, place: loaded.place, progress, scheme: evaluation.scheme };
    const { departures } = loaded.world;
    const dues = withdrawnAt === undefined ? alarmsOf(state, loaded.world) : [];
    const object = objectInProcedure(progress, loaded);
    const told = { stored, clock: this.clock, scheme: evaluation.scheme, about };
    return {
      alarms: [...dues, ...departureAlarms(departures)],
      names: personsIn(progress),
      tasks: [
        ...tasksOf(state, loaded.world).map((task) => placedTask(task, about, where)),
        ...(object && withdrawnAt === undefined ? knowTasks(object, told) : []),
      ],
    };
  }

  look(alarm: DueAlarm): Act<ResultRejection> {
    const { tenant, id, day } = alarm;
    return lookedAtByClock(resultApplication, alarm, this.clock, (events) =>
      this.worlds.find({ tenant, place: placeOf(id), events, day }),
    );
  }
}
