import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import {
  type Act,
  act,
  type Alarm,
  BusinessClock,
  decodedState,
  type DueAlarm,
  type DueSource,
  GoverningRules,
} from '@wenxiao/service-kit';
import { monitoring } from './monitoring.aggregate.js';
import { dueOf, roundIn } from './monitoring.due.js';
import { placeOf } from './monitoring.place.js';
import type { MonitoringRejection } from './monitoring.commands.js';
import { nodeOf } from './monitoring.state.js';
import { rulesOf } from './monitoring.world.js';
import { MonitoringWorlds } from './monitoring.worlds.js';

/** Opens rounds when their day has come, and notes what is overdue. */
@Injectable()
export class MonitoringDue implements DueSource {
  readonly category = monitoring.category;

  constructor(
    private readonly worlds: MonitoringWorlds,
    private readonly governing: GoverningRules,
    private readonly clock: BusinessClock,
  ) {}

  async alarmsOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<readonly Alarm[]> {
    const state = decodedState(monitoring, stored);
    const loaded = await this.worlds.find(tenant, placeOf(id), state, await this.clock.today());
    return loaded ? dueOf(state, loaded.world) : [];
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
