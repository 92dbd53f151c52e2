import { type OnRejected, ProblemError, type ProblemText } from '@wenxiao/service-kit';
import type { MonitoringRejection } from './monitoring/monitoring.decider.js';

/** What a person is told when the decider says no. One entry for each code, or this does not compile. */
const refusals: Readonly<Record<MonitoringRejection['code'], ProblemText>> = {
  'wrong-state': {
    status: 409,
    retry: false,
    zh: '当前状态不能执行此操作，可执行的操作见 possible。',
    en: 'This cannot be done in the current state; possible says what can.',
  },
  'unknown-round': {
    status: 422,
    retry: false,
    zh: '没有这一监控轮次，轮次见 rounds。',
    en: 'There is no such round; rounds lists them.',
  },
  'round-reported': { status: 409, retry: false, zh: '该轮次已经报送。', en: 'This round has been reported.' },
  'round-not-reported': {
    status: 409,
    retry: false,
    zh: '该轮次尚未报送。',
    en: 'This round has not been reported yet.',
  },
  'attainment-incomplete': {
    status: 422,
    retry: false,
    zh: '须逐项报送已批复的全部指标，且不得有其他指标（FF-27）。',
    en: 'Report on every approved indicator, and on no other (FF-27).',
  },
  'forecast-required': {
    status: 422,
    retry: false,
    zh: '本轮须对全年完成情况作出预计（FF-32）。',
    en: 'This round asks for a forecast of the year (FF-32).',
  },
  'explanation-required': {
    status: 422,
    retry: false,
    zh: '预计不能完成的指标须说明原因及措施（FF-32）。',
    en: 'Explain what is out of reach: cause and measures (FF-32).',
  },
  'same-person': {
    status: 403,
    retry: false,
    zh: '报送人不能审核自己的报告，请由他人办理。',
    en: 'Who reported does not review the report. Let another person do it.',
  },
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function refusalOf(rejection: unknown): ProblemError {
  const { code, ...figures } = rejection as MonitoringRejection;
  return new ProblemError(code, refusals[code], figures);
}

/** A reaction is refused only by what nobody foresaw: the message is parked, and a person sees why. */
export const parked = Object.fromEntries(
  Object.keys(refusals).map((code) => [
    code,
    (rejection: MonitoringRejection) => {
      throw refusalOf(rejection);
    },
  ]),
) as unknown as OnRejected<MonitoringRejection, never>;
