import { Injectable } from '@nestjs/common';
import type { Ahead, DueAlarm, DueSource } from '@wenxiao/service-kit';
import { budgetYear } from './budget-year.aggregate.js';

/** Nothing is due of a budget year; targets that wait for what is decided on it go on by it. */
@Injectable()
export class BudgetYearDue implements DueSource {
  readonly category = budgetYear.category;

  aheadOf(): Promise<Ahead> {
    return Promise.resolve({ alarms: [], tasks: [] });
  }

  /** Every target of the jurisdiction may wait for it. */
  restingOn(): readonly undefined[] {
    return [undefined];
  }

  look(alarm: DueAlarm): never {
    throw new Error(`Nothing is due of ${alarm.id}`);
  }
}
