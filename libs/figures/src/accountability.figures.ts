import { amount, each, type ServiceFigures, text } from './figure.js';

// A decision is about the money of a year, a referral about a body and a trigger.
const year = { item: 'forBudgetYear' };
const referral = { item: ['organisationId', 'trigger'], audience: 'finance' } as const;

/**
 * Streams `result-application/<target id>`. Disposals and triggers are called as the rule set called them that day. Money and
 * results are figures of targets and evaluation and not set again here; persons who are referred are no figure.
 */
export const accountabilityFigures: ServiceFigures = {
  'subject-followed': { 1: [] },
  'budget-followed': { 1: [] },
  'result-received': { 1: [] },
  'consequences-proposed': {
    1: [
      each(
        'disposals',
        { item: 'disposal', whole: true },
        text('proposed-disposal', '拟结果应用方式').is('name', 'FF-47'),
      ),
      each('referrals', { item: 'trigger', whole: true }, text('proposed-referral', '拟移送情形').is('name', 'FF-48')),
    ],
  },
  'disposal-decided': {
    1: [
      text('disposal', '结果应用决定').is('disposalName', 'FF-47', year),
      text('disposal-finding', '结果应用所据认定').is('findingName', 'FF-47', year),
      amount('reduction-amount', '决定核减额').is('reductionYuan', 'FF-47', year),
      text('disposal-reason', '结果应用理由').is('reason', 'FF-47', year),
    ],
  },
  'referral-made': {
    1: [
      text('referral-trigger', '移送问责情形').is('triggerName', 'FF-48', referral),
      text('referral-reason', '移送事由').is('reason', 'FF-48', referral),
    ],
  },
};
