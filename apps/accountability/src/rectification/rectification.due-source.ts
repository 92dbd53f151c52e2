import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
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
import { rectification } from './rectification.aggregate.js';
import type { RectificationRejection } from './rectification.commands.js';
import { alarmsOf } from './rectification.due.js';
import { placeOf } from './rectification.place.js';
import { tasksOf } from './rectification.view.js';
import { RectificationWorlds } from './rectification.worlds.js';

/** Notes what is overdue of a rectification, and opens steps that open without an act. */
@Injectable()
export class RectificationDue implements DueSource {
  readonly category = rectification.category;

  constructor(
    private readonly worlds: RectificationWorlds,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(rectification, stored);
    if (state.status === 'unknown') return { alarms: [], tasks: [] };
    const day = await this.clock.today();
    const loaded = await this.worlds.find({ tenant, place: placeOf(id), events: stored, day });
    if (!loaded) return { alarms: [], tasks: [] };
    const { progress, scheme } = state;
    const { subject, year } = placeOf(id);
    const about = { rectification: id, subject, year: String(year) };
    const alarms = alarmsOf(state, loaded.world);
    const tasks = tasksOf(state, loaded.world);
    return aheadInProcedure({ progress, scheme, alarms, tasks, about, stored, clock: this.clock }, loaded);
  }

  look(alarm: DueAlarm): Act<RectificationRejection> {
    const { tenant, id, day } = alarm;
    return lookedAtByClock(rectification, alarm, this.clock, (events) =>
      this.worlds.find({ tenant, place: placeOf(id), events, day }),
    );
  }
}
