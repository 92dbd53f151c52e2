import type { ProblemText } from '@wenxiao/service-kit';

/** 409: what is there is otherwise. */
export const there = (zh: string, en: string, called: ProblemText['called'] = {}): ProblemText => ({
  status: 409,
  retry: false,
  zh,
  en,
  called,
});
/** 422: what was sent cannot be. */
export const sent = (zh: string, en: string): ProblemText => ({ status: 422, retry: false, zh, en });
