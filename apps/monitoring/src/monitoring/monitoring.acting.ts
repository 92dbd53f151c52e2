import { Injectable } from '@nestjs/common';
import { BusinessClock, type CommandAnswer, CommandRunner, NamedForStep } from '@wenxiao/service-kit';
import { refusalOf } from '../refusals.js';
import { type Acting, actOnMonitoring, type How } from './monitoring.acts.js';
import { MonitoringWorlds } from './monitoring.worlds.js';

/** Carries out what people do to the monitoring of a subject's year. */
@Injectable()
export class MonitoringActing {
  constructor(
    readonly named: NamedForStep,
    private readonly commands: CommandRunner,
    readonly worlds: MonitoringWorlds,
    private readonly clock: BusinessClock,
  ) {}

  /** @throws {ProblemError} `not-found`, and what refuses the act. */
  async act({ tenant, place, context }: Omit<Acting, 'today'>, how: How): Promise<CommandAnswer> {
    const today = await this.clock.today();
    const part = actOnMonitoring(this, { tenant, place, context, today }, how);
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }
}
