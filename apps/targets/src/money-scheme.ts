import type { Scheme } from '@wenxiao/rules/shape';

/** The scheme of rules under which money is managed; bodies are assessed under one of their own. */
export const moneyScheme: Scheme = 'budget-performance';
