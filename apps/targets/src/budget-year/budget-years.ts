import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { CommandRunner } from '@wenxiao/service-kit';
import type { Decision } from '@wenxiao/rules/procedure';
import { ExecutedAmounts } from '../budget-line/executed-amounts.js';
import { RegisterBlocks } from '../subject/register-blocks.js';
import { budgetYear, budgetYearId } from './budget-year.aggregate.js';

/** What is known of budget years where their lines are acted on. */
@Injectable()
export class BudgetYears {
  constructor(
    private readonly commands: CommandRunner,
    /** What was paid of their lines. */
    readonly executed: ExecutedAmounts,
    /** What registers keep from getting money of them. */
    readonly blocks: RegisterBlocks,
  ) {}

  /** The day on which a jurisdiction closed a year; undefined while it is open. */
  async closedOn(tenant: string, year: number): Promise<string | undefined> {
    const { state } = await this.commands.load(budgetYear, tenant, budgetYearId(tenant, year));
    return state.closedOn;
  }

  /** What was decided elsewhere on the budget of a year, and which event says so. */
  async decidedOn(tenant: string, year: number): Promise<ReturnType<typeof decisionsIn>> {
    const { events } = await this.commands.load(budgetYear, tenant, budgetYearId(tenant, year));
    return decisionsIn(events);
  }
}

/** The latest of each gate. */
function decisionsIn(events: readonly StoredEvent[]): ReadonlyMap<string, Decision> {
  const decided = events.filter(({ type }) => type === 'budget-decided');
  return new Map(
    decided.map(({ data, stream, version }) => {
      const { gate, answer } = JSON.parse(data) as Readonly<{ gate: string; answer: string }>;
      return [gate, { answer, stream, version }];
    }),
  );
}
