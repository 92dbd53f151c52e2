import { Injectable } from '@nestjs/common';
import {
  type ActsOn,
  type Admission,
  BusinessClock,
  type CommandAnswer,
  type CommonAct,
  CommandRunner,
  NamedForStep,
  Organisations,
  problem,
} from '@wenxiao/service-kit';
import { refusalOf } from '../refusals.js';
import { type Acting, actOnMonitoring, type How } from './monitoring.acts.js';
import type { RulesReference, StoredEvent } from '@wenxiao/event-store';
import { monitoring } from './monitoring.aggregate.js';
import type { MonitoringCommand, OfMeasures } from './monitoring.commands.js';
import { type MeasurePlace, monitoringId, type MonitoringPlace, type RoundPlace } from './monitoring.place.js';
import type { OpenMonitoring } from './monitoring.state.js';
import { type LoadedWorld, MonitoringWorlds } from './monitoring.worlds.js';

/** The monitoring of a subject's year as it stands, and what is known of it. */
type ReadMonitoring = Readonly<{
  state: OpenMonitoring;
  version: number;
  events: readonly StoredEvent[];
  loaded: LoadedWorld;
}>;

/** What goes by a set of rules. */
type Ruled = Readonly<{ reference: RulesReference }>;

/** What the same acts are called of a measure, beside those of the round. */
const ofMeasure = {
  withdraw: 'withdraw-measure-step',
  'give-opinion': 'give-measure-opinion',
  remind: 'remind-measure',
  'lift-overdue': 'lift-measure-overdue',
  'hand-over': 'hand-over-measure',
  rebase: 'rebase-measure',
  reassign: 'reassign-measure',
} as const satisfies Readonly<Record<string, OfMeasures['type']>>;

/** By what of a round somebody does what is done to every object. */
function onRound(by: CommonAct<unknown>['by'], round: string): How['by'] {
  if (typeof by !== 'object') return { lead: { round } };
  return 'advises' in by ? { advises: { round, ...by.advises } } : { amends: { round, ...by.amends } };
}

/** Carries out what people do to the monitoring of a subject's year. */
@Injectable()
export class MonitoringActing {
  /** What is done to every object that goes by a procedure, to the report of a round. */
  readonly onRounds: ActsOn<RoundPlace> = {
    act: ({ tenant, place: { round, ...place }, context }, { by, command, names }) => {
      const at = onRound(by, round);
      const said = (today: string) => {
        const { type, data } = command(today, undefined);
        return { type, data: { ...data, round, today } } as Pick<MonitoringCommand, 'type' | 'data'>;
      };
      return this.act({ tenant, place, context }, { by: at, command: said, ...(names && { names }) });
    },
  };

  /** … and to a corrective measure that was proposed upon it. */
  readonly onMeasures: ActsOn<MeasurePlace, Ruled> = {
    act: ({ tenant, place: { round, proposal, ...place }, context }, { by, command, ...how }) => {
      const at = typeof by === 'object' ? { measure: proposal, ...by } : { measure: proposal, lead: by };
      const said = (today: string, found: Ruled) => {
        const { type, data } = command(today, found);
        return {
          type: ofMeasure[type as keyof typeof ofMeasure],
          data: { ...data, proposal, round, ...(type === 'rebase' && { today }) },
        } as Pick<MonitoringCommand, 'type' | 'data'>;
      };
      return this.act({ tenant, place, context }, { by: at, command: said, ...how });
    },
  };

  constructor(
    readonly named: NamedForStep,
    private readonly commands: CommandRunner,
    readonly worlds: MonitoringWorlds,
    private readonly clock: BusinessClock,
    private readonly organisations: Organisations,
  ) {}

  /** It, for somebody who reaches its unit. @throws {ProblemError} `not-found`. */
  async read(tenant: string, place: MonitoringPlace, admission: Admission): Promise<ReadMonitoring> {
    const { state, version, events } = await this.commands.load(monitoring, tenant, monitoringId(place));
    const loaded = await this.worlds.find(tenant, place, state, await this.clock.today());
    if (state.status !== 'open' || !loaded) throw problem('not-found');
    await this.organisations.admit(loaded.place.unit.id, admission);
    return { state, version, events, loaded };
  }

  /** @throws {ProblemError} `not-found`, and what refuses the act. */
  async act({ tenant, place, context }: Omit<Acting, 'today'>, how: How): Promise<CommandAnswer> {
    const today = await this.clock.today();
    const part = actOnMonitoring(this, { tenant, place, context, today }, how);
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }
}
