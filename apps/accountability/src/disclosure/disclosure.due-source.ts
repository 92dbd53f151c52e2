import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { alarmsOf } from '@wenxiao/rules/procedure';
import {
  type Act,
  type Ahead,
  aheadInProcedure,
  BusinessClock,
  decodedState,
  type DueAlarm,
  type DueSource,
  lookedAtByClock,
} from '@wenxiao/service-kit';
import { resultApplication } from '../result-application/result-application.aggregate.js';
import { resultId } from '../result-application/result-application.place.js';
import { disclosure } from './disclosure.aggregate.js';
import type { DisclosureRejection } from './disclosure.commands.js';
import { placeOf } from './disclosure.place.js';
import { tasksOf } from './disclosure.view.js';
import { DisclosureWorlds } from './disclosure.worlds.js';

/** Notes what is overdue of a disclosure, and opens steps that open without an act. */
@Injectable()
export class DisclosureDue implements DueSource {
  readonly category = disclosure.category;

  constructor(
    private readonly worlds: DisclosureWorlds,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(disclosure, stored);
    if (state.status === 'unknown') return { alarms: [], tasks: [] };
    const day = await this.clock.today();
    const loaded = await this.worlds.find({ tenant, place: placeOf(id), events: stored, day });
    if (!loaded) return { alarms: [], tasks: [] };
    const { progress, scheme } = state;
    const { subject, year } = placeOf(id);
    const about = { disclosure: id, subject, year: String(year) };
    const alarms = alarmsOf(state, loaded.world);
    const tasks = tasksOf(state, loaded.world);
    return aheadInProcedure({ progress, scheme, alarms, tasks, about, stored, clock: this.clock }, loaded);
  }

  /** Whether the result of a year is still to be disclosed is a task of that. */
  restingOn(id: string): readonly string[] {
    const { subject, year } = placeOf(id);
    return [`${resultApplication.category}/${resultId({ subject, year })}`];
  }

  look(alarm: DueAlarm): Act<DisclosureRejection> {
    const { tenant, id, day } = alarm;
    return lookedAtByClock(disclosure, alarm, this.clock, (events) =>
      this.worlds.find({ tenant, place: placeOf(id), events, day }),
    );
  }
}
