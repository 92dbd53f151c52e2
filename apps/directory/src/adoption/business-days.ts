import { Inject, Injectable } from '@nestjs/common';
import { plusDays } from '@wenxiao/domain';
import type { CountedDay, WorkCalendar } from '@wenxiao/rules/deadline';
import { BusinessClock, GoverningRules } from '@wenxiao/service-kit';
import { HOLIDAYS } from './holidays.js';

@Injectable()
export class BusinessDays {
  constructor(
    private readonly clock: BusinessClock,
    private readonly rules: GoverningRules,
    @Inject(HOLIDAYS) private readonly holidays: WorkCalendar,
  ) {}

  /**
   * The first day with one whole business day between it and today. What holds from then on, everybody has heard of by its eve.
   * Of years that the installation's own calendar does not cover, by what the body published, or else is publishing.
   * @returns the day that no calendar covers where nobody knows which day that is: only what needs it is kept back.
   */
  async earliest(bodyId: string, proposed?: WorkCalendar): Promise<CountedDay> {
    const today = await this.clock.today();
    const installed = this.holidays.workingDaysAfter(today, 1);
    if ('day' in installed) return dayAfter(installed.day);
    for (const calendar of [await this.rules.calendarOf(bodyId), proposed]) {
      const next = calendar?.workingDaysAfter(today, 1);
      if (next && 'day' in next) return dayAfter(next.day);
    }
    return installed;
  }
}

const dayAfter = (day: string): CountedDay => ({ day: plusDays(day, 1) });
