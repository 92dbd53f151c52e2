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
  personsIn,
  placedTask,
} from '@wenxiao/service-kit';
import { referral } from './referral.aggregate.js';
import type { ReferralRejection } from './referral.commands.js';
import { placeOf } from './referral.place.js';
import { objectOf, tasksOf } from './referral.view.js';
import { ReferralWorlds } from './referral.worlds.js';

/** Notes what is overdue of a referral, and opens steps that open without an act. */
@Injectable()
export class ReferralDue implements DueSource {
  readonly category = referral.category;

  constructor(
    private readonly worlds: ReferralWorlds,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(referral, stored);
    if (state.status === 'unknown') return { alarms: [], tasks: [] };
    const day = await this.clock.today();
    const loaded = await this.worlds.find({ tenant, place: placeOf(id), events: stored, day });
    if (!loaded) return { alarms: [], tasks: [] };
    const { world, place } = loaded;
    const { subject, progress, scheme } = state;
    const about = { referral: id, subject };
    const object = objectOf(progress, loaded);
    const known = object ? knowTasks(object, { stored, clock: this.clock, scheme, about }) : [];
    // Whom it refers is told nothing.
    const keptOut = [...state.persons, ...world.ofTheBody];
    return {
      alarms: [...alarmsOf(state, world), ...departureAlarms(world.departures)],
      names: personsIn(progress),
      tasks: [
        ...tasksOf(state, world).map((task) => placedTask(task, about, { world, place, progress, scheme })),
        ...known.map((task) => ({ ...task, barred: [...task.barred, ...keptOut] })),
      ],
    };
  }

  look(alarm: DueAlarm): Act<ReferralRejection> {
    const { tenant, id, day } = alarm;
    return lookedAtByClock(referral, alarm, this.clock, (events) =>
      this.worlds.find({ tenant, place: placeOf(id), events, day }),
    );
  }
}
