import { term } from '../field/term.js';

// Performance monitoring (绩效运行监控): of budget execution and of target attainment.

export const round = term('round', 'code', { zh: '监控轮次', en: 'monitoring round' });
export const roundOpensOn = term('round-opens-on', 'day', { zh: '监控轮次起始日', en: 'round opens on' });
export const roundDueOn = term('round-due-on', 'day', { zh: '监控报送期限', en: 'report due on' });
export const roundForecast = term('round-forecast', 'flag', {
  zh: '全年预计要求',
  en: 'asks for a forecast',
  codes: { true: '须预计全年', false: '不需预计' },
});
export const roundRules = term('round-rules', 'code', { zh: '轮次所依规则', en: 'rules of the round' });
export const measureRules = term('measure-rules', 'code', { zh: '纠偏所依规则', en: 'rules of the measure' });
export const roundBy = term('round-by', 'code', {
  zh: '轮次开启方式',
  en: 'how the round was opened',
  codes: { plan: '按计划', person: '由人开启' },
});
export const roundFocus = term('round-focus', 'code', { zh: '监控重点', en: 'focus of the round' });
export const monitoringMark = term('monitoring-mark', 'code', { zh: '重点监控标记', en: 'key mark of monitoring' });
export const roundLapsedBecause = term('round-lapsed-because', 'code', {
  zh: '轮次作废原因',
  en: 'why the round lapsed',
  codes: {
    'outside-window': '监控期间已结束',
    'not-planned': '已不在计划之内',
    'subject-ended': '对象已终止、并入或撤回',
  },
});

export const allocatedAmount = term('allocated-amount', 'amount', { zh: '拨付数', en: 'allocated amount' });
export const spentAmount = term('spent-amount', 'amount', { zh: '实际支出', en: 'amount spent' });
export const forecastCarryOver = term('forecast-carry-over', 'amount', {
  zh: '预计结余结转',
  en: 'forecast carry-over',
});

export const indicatorActual = term('indicator-actual', 'text', { zh: '指标完成值', en: 'value reached' });
export const indicatorTrend = term('indicator-trend', 'code', {
  zh: '指标趋势',
  en: 'trend',
  codes: { 'on-track': '正常', behind: '滞后', 'out-of-reach': '年底不能完成' },
});
export const indicatorForecast = term('indicator-forecast', 'text', { zh: '指标全年预计', en: 'forecast of the year' });
export const indicatorCause = term('indicator-cause', 'text', { zh: '指标偏差原因', en: 'why the indicator deviates' });
/** As the official monitoring form (绩效目标执行监控表) has its columns. */
export const indicatorCauseKind = term('indicator-cause-kind', 'code', {
  zh: '指标偏差原因类别',
  en: 'what kind of cause the indicator deviates for',
  codes: {
    funds: '经费保障',
    institutions: '制度保障',
    staff: '人员保障',
    hardware: '硬件条件保障',
    other: '其他',
  },
});
/** As the same form asks: 完成目标可能性. */
export const indicatorLikelihood = term('indicator-likelihood', 'code', {
  zh: '完成目标可能性',
  en: 'how likely the target is reached',
  codes: { certain: '确定能', possible: '有可能', impossible: '完全不可能' },
});
export const indicatorMeasures = term('indicator-measures', 'text', {
  zh: '指标纠偏措施',
  en: 'what is done for the indicator',
});
export const deviationCause = term('deviation-cause', 'text', { zh: '偏差原因', en: 'cause of the deviation' });
export const deviationMeasures = term('deviation-measures', 'text', { zh: '拟采取的措施', en: 'measures taken' });
export const reportedBy = term('reported-by', 'id', { zh: '填报人', en: 'reported by' });
export const reportSubmittedOn = term('report-submitted-on', 'day', { zh: '监控报送日', en: 'report submitted on' });
export const reportLate = term('report-late', 'flag', {
  zh: '监控报送情况',
  en: 'whether the report is late',
  codes: { true: '逾期', false: '按期' },
});

export const reportStatus = term('report-status', 'code', {
  zh: '监控报告状态',
  en: 'status of the report',
  codes: { submitted: '已报送', withdrawn: '已撤回' },
});

export const warning = term('warning-reason', 'code', {
  zh: '预警原因',
  en: 'what is warned of',
  codes: {
    'target-out-of-reach': '目标年底不能完成',
    'execution-below-limit': '执行率低于本轮监控目标',
    'attainment-below-limit': '目标完成程度低于本轮监控目标',
    'over-budget-spending': '超预算支出',
    'over-allocated-spending': '支出超过拨付',
    'allocated-over-budget': '拨付超过预算',
    'falling-spending': '累计支出减少',
    'spending-after-stop': '暂缓或停止拨付后支出',
    'allocation-after-stop': '暂缓或停止拨付后拨付',
    'paid-after-closing': '关账后支付数有变动',
    'carry-over-over-budget': '预计结转超过预算余额',
    'parts-over-whole': '资金明细超过合计',
    'nothing-spent': '资金已拨付未支出',
    'differs-from-treasury': '报送支出与国库执行数不一致',
    'report-late': '监控报送逾期',
    'never-reported': '未报送监控',
    'results-unreported': '未按期报告监控结果',
  },
});
export const warningLight = term('warning-light', 'code', {
  zh: '预警',
  en: 'light',
  codes: { yellow: '黄灯', red: '红灯' },
});
export const warningLens = term('warning-lens', 'code', {
  zh: '预警方面',
  en: 'side of monitoring',
  codes: { timeliness: '及时性', compliance: '合规性', effectiveness: '有效性' },
});
export const warningFigure = term('warning-figure', 'code', {
  zh: '预警所据数字',
  en: 'figure that the warning rests on',
});
export const warningFigureValue = term('warning-figure-value', 'text', {
  zh: '预警所据数值',
  en: 'value that the warning rests on',
});
export const warningLiftedBecause = term('warning-lifted-because', 'code', {
  zh: '预警解除原因',
  en: 'why the warning ended',
  codes: { remedied: '已整改', corrected: '数据已更正', 'no-longer-so': '情形已消除' },
});
export const warningLiftedNote = term('warning-lifted-note', 'text', {
  zh: '预警解除说明',
  en: 'how the warning ended',
});

export const proposal = term('proposal', 'id', { zh: '纠偏建议', en: 'proposal' });
export const proposalRound = term('proposal-round', 'code', { zh: '建议所据监控轮次', en: 'round of the proposal' });
export const measures = term('proposed-measures', 'code', {
  zh: '建议的纠偏措施',
  en: 'corrective measures',
  codes: {
    rectify: '整改',
    'adjust-target': '调整绩效目标',
    'adjust-budget': '调整预算',
    'cut-budget': '调减预算',
    'suspend-subject': '暂停实施',
    'suspend-payment': '暂缓拨付',
    'stop-payment': '停止拨付',
    'recover-idle': '收回结余',
  },
});
export const proposedChange = term('proposed-change', 'amount', { zh: '建议预算变动额', en: 'proposed change' });
export const proposalGround = term('proposal-ground', 'code', { zh: '纠偏依据情形', en: 'ground of the proposal' });
export const proposalReason = term('proposal-reason', 'text', { zh: '纠偏理由', en: 'why the measure is proposed' });
export const measureStatus = term('measure-status', 'code', {
  zh: '纠偏建议状态',
  en: 'status of the proposal',
  codes: {
    proposed: '已提出',
    declined: '未采纳',
    adopted: '已采纳',
    applied: '已执行',
    refused: '不能执行',
    withdrawn: '已撤回',
  },
});
export const measureDecision = term('measure-decision', 'id', { zh: '纠偏决定', en: 'decision on the measure' });
export const measureAct = term('measure-act', 'code', {
  zh: '纠偏资金措施',
  en: 'what the measure does with the money',
  codes: { raise: '追加', cut: '核减', recover: '收回结余', suspend: '暂缓拨付', stop: '停止拨付' },
});
export const measureActFrom = term('measure-act-from', 'day', { zh: '纠偏措施生效日', en: 'measure takes effect' });
export const measureAmount = term('measure-amount', 'amount', { zh: '纠偏措施金额', en: 'amount of the measure' });
export const measureDecisionReason = term('measure-decision-reason', 'text', {
  zh: '纠偏决定理由',
  en: 'why it was decided so',
});
export const measureDecidedOn = term('measure-decided-on', 'day', { zh: '纠偏决定日', en: 'decided on' });
export const measureRefusal = term('measure-refusal', 'code', {
  zh: '纠偏不能执行的原因',
  en: 'why the measure could not be carried out',
  // What the line that it acts on says no with.
  codes: {
    'nothing-changes': '金额没有变化',
    'no-amount': '金额不符合要求',
    'other-account': '不涉及该科目',
    'other-direction': '金额方向不符',
    'part-twice': '资金明细重复',
    'other-source': '资金来源不符',
    'below-zero': '调减后小于零',
    'more-than-idle': '收回额超过结余',
    'budget-year-closed': '预算年度已关账',
    'more-than-rest': '结转额超过结余',
    'paid-not-known': '支付数尚不清楚',
    'paid-is-known': '支付数已知',
    'no-later-year': '不是转入较晚年度',
    'carried-over-already': '该部分资金已结转',
    'nothing-to-reverse': '没有可冲销的事项',
    'reversed-before': '已被冲销',
    'no-reversal': '冲销内容与原记录不符',
    'payment-is': '拨付已是该状态',
    'outside-year': '生效日不在预算年度内',
    unbalanced: '调剂增减不等',
    'sum-of-parts': '该预算由所属汇总',
    'has-own-money': '该预算本身已有资金',
    'not-requested': '尚未申请预算',
    'not-approved': '预算尚未批复',
    'approved-already': '预算已批复',
    'no-reason': '未说明理由',
    'above-request': '高于申请数',
    'above-control-number': '高于控制数',
    'above-control-refused': '高于控制数不予受理',
    'rules-silent': '规则未作规定',
    'not-above-control-number': '未超过控制数',
    'no-control-number': '尚未下达控制数',
    'cut-above-control-number': '核减额高于控制数',
    'no-such-cut': '没有这项核减',
    'nothing-to-decide': '没有待裁定的控制数',
    'stated-anew': '涉及另一预算',
    'above-limit': '超过金额上限',
    'too-many': '变动过多',
    'requested-with': '已随目标申请',
    'approval-acted-upon': '批复后已有后续办理',
    'year-closed': '预算年度已结束',
    'no-late-change': '没有待复核的变动',
    'no-other-budget': '对方预算没有待处理的不同',
    'both-lines': '调剂须两边一并冲销',
  },
});

// What is seen, found and checked outside the rounds.

export const note = term('monitoring-note', 'code', { zh: '日常监控记录', en: 'note of daily monitoring' });
export const noteOn = term('monitoring-note-on', 'day', { zh: '日常监控日期', en: 'seen on' });
export const noteWords = term('monitoring-note-words', 'text', { zh: '日常监控情况', en: 'what was seen' });
export const noteIndicator = term('monitoring-note-indicator', 'code', {
  zh: '所涉指标',
  en: 'indicator that it is about',
});
export const noteRisk = term('monitoring-note-risk', 'code', { zh: '日常监控所涉风险', en: 'risk that it is about' });
export const inspectionFinding = term('monitoring-finding', 'code', {
  zh: '监督发现问题',
  en: 'what an inspection found',
});
export const findingSource = term('monitoring-finding-source', 'code', {
  zh: '问题来源',
  en: 'who found it',
});
export const findingOn = term('monitoring-finding-on', 'day', { zh: '发现日期', en: 'found on' });
export const findingDocument = term('monitoring-finding-document', 'text', { zh: '依据文号', en: 'document' });
export const findingWords = term('monitoring-finding-words', 'text', { zh: '发现问题', en: 'what was found' });
export const findingConcludes = term('monitoring-finding-concludes', 'code', {
  zh: '据此认定',
  en: 'what it comes to',
});
export const findingRisks = term('monitoring-finding-risks', 'code', {
  zh: '问题所涉风险',
  en: 'risks that it shows',
});
export const findingSettledBecause = term('monitoring-finding-settled-because', 'text', {
  zh: '销号理由',
  en: 'why it is settled',
});
export const proposedFinding = term('monitoring-proposed-finding', 'code', {
  zh: '自动提请的问题',
  en: 'finding that was proposed by itself',
});
export const findingDeclinedBecause = term('monitoring-finding-declined-because', 'text', {
  zh: '不列入理由',
  en: 'why it is not taken',
});
export const monitoringFound = term('monitoring-found', 'code', {
  zh: '检查或监督发现',
  en: 'check or inspection that found it',
});
export const monitoringCheck = term('monitoring-check', 'code', { zh: '监控工作检查', en: 'check of monitoring' });
export const checkKind = term('monitoring-check-kind', 'code', { zh: '检查类别', en: 'kind of check' });
export const checkOn = term('monitoring-check-on', 'day', { zh: '检查日期', en: 'checked on' });
export const checkRound = term('monitoring-check-round', 'code', { zh: '所查轮次', en: 'round that was checked' });
export const checkWords = term('monitoring-check-words', 'text', { zh: '检查情况', en: 'what the check saw' });
export const checkFindings = term('monitoring-check-findings', 'code', { zh: '检查认定', en: 'what the check found' });
export const workAssessmentItem = term('work-assessment-item', 'code', {
  zh: '工作考核内容',
  en: 'item of the work assessment',
});
