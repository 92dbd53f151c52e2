import { term } from '../field/term.js';

// What a result does (结果应用), and who answers for it (问责).

export const proposedDisposal = term('proposed-disposal', 'text', { zh: '拟结果应用方式', en: 'proposed disposal' });
export const proposedReferral = term('proposed-referral', 'text', { zh: '拟移送情形', en: 'proposed referral' });
export const disposalCode = term('disposal-code', 'code', { zh: '结果应用代码', en: 'code of the disposal' });
export const disposal = term('disposal', 'text', { zh: '结果应用决定', en: 'disposal' });
export const disposalFinding = term('disposal-finding', 'text', {
  zh: '结果应用所据认定',
  en: 'finding behind the disposal',
});
export const reductionAmount = term('reduction-amount', 'amount', { zh: '决定核减额', en: 'reduction decided on' });
export const disposalReason = term('disposal-reason', 'text', { zh: '结果应用理由', en: 'why it was disposed so' });
export const appliedDisposal = term('applied-disposal', 'code', { zh: '结果应用方式', en: 'disposal applied' });
export const referralTriggerCode = term('referral-trigger-code', 'code', {
  zh: '移送情形代码',
  en: 'code of the trigger',
});
export const referralTrigger = term('referral-trigger', 'text', { zh: '移送问责情形', en: 'trigger of the referral' });
export const referralReason = term('referral-reason', 'text', { zh: '移送事由', en: 'why it was referred' });
