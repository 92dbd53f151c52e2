import { Inject, Injectable } from '@nestjs/common';
import { plusDays } from '@wenxiao/domain';
import type { WorkCalendar } from '@wenxiao/rules/deadline';
import { BusinessClock, ProblemError, type ProblemText } from '@wenxiao/service-kit';
import { HOLIDAYS } from './holidays.js';

const calendarGap: ProblemText = {
  status: 503,
  retry: true,
  zh: '尚无该年的节假日安排，无法确定下一个工作日。请管理员更新节假日安排后重试。',
  en: 'The holiday calendar does not cover this year, so the next business day is not known. Have it brought up to date, then try again.',
};

@Injectable()
export class BusinessDays {
  constructor(
    private readonly clock: BusinessClock,
    @Inject(HOLIDAYS) private readonly holidays: WorkCalendar,
  ) {}

  /**
   * The first day with one whole business day between it and today. What holds from then on, everybody has heard of by its eve.
   * @throws {ProblemError} `holiday-calendar-gap` where nobody knows which day that is.
   */
  async earliest(): Promise<string> {
    const next = this.holidays.workingDaysAfter(await this.clock.today(), 1);
    if ('day' in next) return plusDays(next.day, 1);
    throw new ProblemError('holiday-calendar-gap', calendarGap, { date: next.unknown });
  }
}
