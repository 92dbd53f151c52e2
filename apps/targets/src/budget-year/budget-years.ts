import { Injectable } from '@nestjs/common';
import { CommandRunner } from '@wenxiao/service-kit';
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
}
