import { term } from '../field/term.js';

// What a result does (结果应用), and who answers for it (问责).

export const disposalCode = term('disposal-code', 'code', { zh: '结果应用代码', en: 'code of the disposal' });
export const disposalReason = term('disposal-reason', 'text', { zh: '结果应用理由', en: 'why it was disposed so' });
export const referralTriggerCode = term('referral-trigger-code', 'code', {
  zh: '移送情形代码',
  en: 'code of the trigger',
});

// The evaluation whose result is applied, and what a decision on it says.

export const resultEvaluationType = term('result-evaluation-type', 'code', {
  zh: '所据评价类型',
  en: 'type of the evaluation applied',
});
export const resultEvaluationPeriod = term('result-evaluation-period', 'code', {
  zh: '所据评价期间',
  en: 'period of the evaluation applied',
});
export const resultEvaluationNumber = term('result-evaluation-number', 'count', {
  zh: '所据评价序号',
  en: 'number of the evaluation applied',
});
export const resultEvaluationVersion = term('result-evaluation-version', 'count', {
  zh: '所据评价版本',
  en: 'version of the evaluation applied',
});
export const resultScore = term('result-score', 'decimal', { zh: '所据评价得分', en: 'score applied', unit: '分' });
export const resultGrade = term('result-grade', 'code', { zh: '所据评价等级', en: 'grade applied' });
export const resultFindings = term('result-findings', 'code', { zh: '所据评价认定情形', en: 'findings applied' });
export const resultMadeBy = term('result-made-by', 'code', {
  zh: '所据评价组织单位',
  en: 'whose evaluation is applied',
  codes: { department: '主管部门', jurisdiction: '本级财政', upper: '上级' },
});
export const resultConcludedOn = term('result-concluded-on', 'day', {
  zh: '所据评价结论日',
  en: 'day on which the result applied was concluded',
});
export const disposalEffect = term('disposal-effect', 'code', {
  zh: '结果应用效果',
  en: 'effect of the disposal',
  codes: {
    'block-request': '不得申报预算',
    'admit-to-library': '纳入项目库',
    'keep-out-of-library': '不得纳入项目库',
    'mark-key': '列为重点',
    prefer: '优先安排',
    'suspend-subject': '暂停实施',
    'suspend-payment': '暂缓拨款',
    'stop-payment': '停止拨款',
    'cut-control-number': '核减控制数',
    'cut-budget': '压减预算',
    'adjust-budget': '调整预算',
    'recover-idle': '收回闲置资金',
    'merge-subjects': '整合项目',
    'adjust-target': '调整绩效目标',
    rectify: '整改',
    refer: '移送问责',
    open: '启动流程',
    enter: '列入名录',
  },
});
export const disposalEffectNames = term('disposal-effect-names', 'code', {
  zh: '结果应用效果所指',
  en: 'what the effect names',
});
export const disposalEffectKind = term('disposal-effect-kind', 'code', {
  zh: '列入名单类别',
  en: 'kind of the entry in the register',
});
export const disposalFindings = term('disposal-findings', 'code', {
  zh: '结果应用认定情形',
  en: 'findings behind the disposal',
});
export const disposalChange = term('disposal-change', 'amount', {
  zh: '结果应用预算变动',
  en: 'change of money decided on',
});
export const disposalYear = term('disposal-year', 'count', {
  zh: '结果应用年度',
  en: 'year that the disposal acts on',
});
export const disposalStatus = term('disposal-status', 'code', {
  zh: '结果应用状态',
  en: 'status of the disposal',
  codes: { decided: '已决定', applied: '已落实', refused: '未能落实', withdrawn: '已撤回' },
});
export const resultOutdatedBecause = term('result-outdated', 'code', {
  zh: '结果失效原因',
  en: 'why the result is outdated',
  codes: { corrected: '评价已更正', withdrawn: '评价已撤回' },
});
export const resultSupersededBy = term('result-superseded-by', 'code', {
  zh: '取代的评价类型',
  en: 'type of the evaluation that takes its place',
});
export const resultSupersededByPeriod = term('result-superseded-by-period', 'code', {
  zh: '取代的评价期间',
  en: 'period of the evaluation that takes its place',
});
export const resultSupersededByNumber = term('result-superseded-by-number', 'count', {
  zh: '取代的评价序号',
  en: 'number of the evaluation that takes its place',
});

// … and how the two sides name a decision to each other.

export const decisionStream = term('decision-stream', 'code', { zh: '结果应用决定所在', en: 'stream of the decision' });
export const decisionVersion = term('decision-version', 'count', {
  zh: '结果应用决定版本',
  en: 'version of the decision',
});
