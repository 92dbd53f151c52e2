import { term } from '../field/term.js';

// Money of a budget line (预算), and its parts.

export const requestedAmount = term('requested-amount', 'amount', { zh: '申请数', en: 'requested amount' });
export const approvedAmount = term('approved-amount', 'amount', { zh: '批复数', en: 'approved amount' });
export const adjustedAmount = term('adjusted-amount', 'amount', { zh: '调整后预算', en: 'adjusted amount' });
export const budgetInForce = term('budget-in-force', 'amount', { zh: '现行预算', en: 'budget in force' });
export const controlNumber = term('control-number', 'amount', { zh: '预算控制数', en: 'control number' });
export const reduction = term('reduction', 'amount', { zh: '核减额', en: 'reduction' });
export const change = term('budget-change', 'amount', { zh: '预算变动额', en: 'change of an account' });
export const account = term('account', 'code', {
  zh: '变动科目',
  en: 'account',
  codes: { control: '控制数', request: '申请', budget: '预算' },
});
export const moneyAct = term('money-act', 'code', {
  zh: '资金事项',
  en: 'act of money',
  codes: {
    control: '下达控制数',
    request: '申请',
    approve: '批复',
    raise: '追加',
    cut: '核减',
    transfer: '调剂',
    'carry-over': '结转',
    suspend: '暂缓拨付',
    stop: '停止拨付',
    resume: '恢复拨付',
    recover: '收回结余',
  },
});
export const effectiveOn = term('budget-effective-on', 'day', { zh: '预算生效日', en: 'in force from' });
export const budgetKind = term('budget-kind', 'code', {
  zh: '预算类别',
  en: 'kind of budget',
  codes: { 'initial-budget': '年初预算', 'adjusted-budget': '调整预算' },
});
export const paymentStatus = term('payment-status', 'code', {
  zh: '拨付状态',
  en: 'payment',
  codes: { open: '正常', suspended: '暂缓', stopped: '停止拨付' },
});
export const paymentStoppedOn = term('payment-stopped-on', 'day', { zh: '停止拨付日', en: 'payment stopped on' });
export const paymentStopReason = term('payment-stop-reason', 'text', { zh: '停止拨付原因', en: 'why payment stopped' });
export const budgetAdjustmentReason = term('budget-adjustment-reason', 'text', {
  zh: '预算调整原因',
  en: 'why the budget was adjusted',
});

export const moneyPart = term('money-part', 'code', { zh: '资金明细', en: 'part of the money' });
export const fundType = term('fund-type', 'code', { zh: '资金性质', en: 'fund type', exchange: 'FUND_TYPE_CODE' });
export const moneySource = term('money-source', 'code', {
  zh: '资金来源',
  en: 'source',
  exchange: 'BGT_SOURCE_CODE',
  codes: {
    upper: '上级资金',
    own: '本级资金',
    'self-raised': '自筹资金',
    'carry-over': '上年结转',
    other: '其他资金',
  },
});
export const moneyLevel = term('money-level', 'code', { zh: '预算级次', en: 'level', exchange: 'BUDGET_LEVEL_CODE' });
export const moneyDocument = term('money-document', 'text', {
  zh: '指标文号',
  en: 'document number',
  exchange: 'COR_BGT_DOC_NO',
});
