import { term } from '../field/term.js';

// Money of a budget line (预算), and its parts.

export const requestedAmount = term('requested-amount', 'amount', { zh: '申请数', en: 'requested amount' });
export const budgetInForce = term('budget-in-force', 'amount', { zh: '现行预算', en: 'budget in force' });
export const initialBudget = term('initial-budget', 'amount', { zh: '年初预算', en: 'initial budget' });
export const controlNumber = term('control-number', 'amount', { zh: '预算控制数', en: 'control number' });
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

export const moneyPart = term('money-part', 'code', { zh: '资金明细', en: 'part of the money' });
export const fundType = term('fund-type', 'code', {
  zh: '资金性质',
  en: 'fund type',
  example: 'general-public',
  exchange: 'FUND_TYPE_CODE',
});
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

export const changeFrom = term('budget-change-from', 'day', { zh: '变动生效日', en: 'changes from' });
export const moneyReason = term('money-reason', 'text', { zh: '资金事项理由', en: 'why the money changed' });
export const reversedVersion = term('reversed-version', 'count', { zh: '冲销的记录', en: 'record that is taken back' });
export const readVersion = term('read-version', 'count', { zh: '所阅版本', en: 'version that was read' });
export const changedAfterClosing = term('changed-after-closing', 'day', {
  zh: '年度结束后变动日',
  en: 'changed after the year on',
});
export const lateChangeConclusion = term('late-change-conclusion', 'text', {
  zh: '年度结束后变动的复核意见',
  en: 'what follows from the change after the year',
});
export const lineComposition = term('line-composition', 'code', {
  zh: '预算编列方式',
  en: 'how the line is made up',
  codes: { own: '单独编列', 'sum-of-parts': '由所属汇总' },
});
export const controlOrigin = term('control-origin', 'code', {
  zh: '控制数来源',
  en: 'where the control number comes from',
  codes: { issued: '预算下达', result: '结果应用', assessment: '事前评估' },
});
export const appliedResult = term('applied-result', 'id', { zh: '结果应用事项', en: 'application of a result' });
export const resultRefusal = term('result-refusal', 'code', {
  zh: '结果应用不能执行的原因',
  en: 'why the result could not be applied',
  codes: {
    'approved-already': '预算已批复',
    'budget-year-closed': '预算年度已关账',
    'more-than-control-number': '超过控制数',
    'sum-of-parts': '由所属汇总的预算不单独核减',
    'not-in-year': '不在预算年度内',
    'parts-not-known': '资金构成尚不清楚',
  },
});
export const resultReduction = term('result-reduction', 'amount', {
  zh: '结果应用拟核减额',
  en: 'reduction that the result asks for',
});
export const controlNumberThen = term('control-number-then', 'amount', {
  zh: '当时的控制数',
  en: 'control number at that time',
});
export const controlHolds = term('control-number-holds', 'id', {
  zh: '执行的控制数',
  en: 'which control number holds',
});
export const controlReason = term('control-number-reason', 'text', {
  zh: '控制数裁定理由',
  en: 'why this control number holds',
});
export const excessReason = term('request-excess-reason', 'text', {
  zh: '申请超控制数理由',
  en: 'why the request is above the control number',
});
export const counterpartSubject = term('counterpart-subject', 'id', { zh: '对方对象', en: 'counterpart' });
export const counterpartYear = term('counterpart-year', 'count', { zh: '对方预算年度', en: 'year of the counterpart' });
export const restCarried = term('rest-carried', 'amount', { zh: '结转下年额', en: 'carried over to another year' });
export const paidStated = term('paid-stated', 'amount', { zh: '填报的支付数', en: 'paid, as stated' });
export const restReason = term('rest-reason', 'text', { zh: '结余结转理由', en: 'why what was left was carried over' });
export const paymentFrom = term('payment-from', 'day', { zh: '拨付状态生效日', en: 'payment so from' });
export const paymentReason = term('payment-reason', 'text', { zh: '拨付状态变动理由', en: 'why payment changed' });

// Final accounts (决算): what became of the money of a budget year.

// What is left of a budget year is carried over or lapses (年终关账).

export const yearClosedOn = term('budget-year-closed-on', 'day', { zh: '年终关账日', en: 'budget year closed on' });
export const linesCarriedOver = term('lines-carried-over', 'count', {
  zh: '关账时结转的预算数',
  en: 'lines of which something was carried over with the closing',
});
export const yearCarriedOver = term('year-carried-over', 'amount', {
  zh: '关账时结转总额',
  en: 'carried over with the closing, in all',
});
export const yearClosedReason = term('year-closed-reason', 'text', {
  zh: '关账说明',
  en: 'why the year was closed so',
});

export const budgetGate = term('budget-gate', 'code', { zh: '审查批准预算的机构', en: 'who decides on the budget' });
export const budgetGateAnswer = term('budget-gate-answer', 'code', {
  zh: '预算审查批准结果',
  en: 'what was decided on the budget',
});
export const budgetDecidedOn = term('budget-decided-on', 'day', {
  zh: '预算审查批准日期',
  en: 'budget decided on',
});
export const budgetDecisionDocument = term('budget-decision-document', 'text', {
  zh: '预算审查批准文号',
  en: 'document of the decision on the budget',
});
export const budgetDecisionReason = term('budget-decision-reason', 'text', {
  zh: '预算审查意见或更正理由',
  en: 'why it was decided so, or is put right',
});
export const finalAccountsOn = term('final-accounts-on', 'day', {
  zh: '决算完成日',
  en: 'final accounts completed on',
});
export const finalAccountsDocument = term('final-accounts-document', 'text', {
  zh: '决算批复文号',
  en: 'document of the final accounts',
});
export const finalAccountsReason = term('final-accounts-reason', 'text', {
  zh: '撤回决算登记的理由',
  en: 'why the final accounts were taken back',
});
