import { term } from '../field/term.js';

// Procedures are data of a rule set (办理流程); what was done in them is told in these words.

/** What can be done in a procedure. Closed: software acts on it, and the type of an event is object and act. */
export const act = term('act', 'code', {
  zh: '办理事项',
  en: 'act',
  codes: {
    submit: '报送',
    review: '审核',
    receive: '接收',
    'hand-over': '移交',
    approve: '批复',
    file: '备案',
    appoint: '确定人员',
    issue: '下达',
    record: '登记',
    score: '评分',
    conclude: '形成结论',
    hear: '听取意见',
    report: '报告',
    archive: '归档',
    resolve: '办结',
  },
});
export const procedure = term('procedure', 'code', { zh: '流程', en: 'procedure' });
export const step = term('step', 'code', { zh: '环节', en: 'step' });
export const level = term('step-level', 'id', { zh: '环节层级', en: 'level of the step' });
export const answer = term('step-answer', 'code', { zh: '办理结果', en: 'answer' });
export const submission = term('submission', 'count', { zh: '报送次数', en: 'submission', unit: '次' });
export const outcome = term('outcome', 'code', { zh: '办结结论', en: 'outcome' });
export const openSteps = term('open-steps', 'code', { zh: '待办环节', en: 'steps now open' });
export const doneBy = term('done-by', 'id', { zh: '办理人', en: 'done by' });
export const doneFor = term('done-for', 'id', { zh: '代谁办理', en: 'done for' });
export const undoneSteps = term('undone-steps', 'code', { zh: '退回重办环节', en: 'steps to be done again' });
export const ended = term('procedure-ended', 'code', { zh: '流程办结', en: 'how the procedure ended' });
export const levelOfStep = term('level-of-step', 'id', { zh: '逐级办理单位', en: 'levels of the step' });
export const keptSteps = term('kept-steps', 'code', { zh: '沿用环节', en: 'steps that count on' });
export const awaited = term('step-awaits', 'code', { zh: '环节等待事项', en: 'what the step waits for' });
export const restedOn = term('step-rested-on', 'code', { zh: '环节判定依据', en: 'what opened or skipped the step' });
export const restedOnValue = term('step-rested-on-value', 'text', {
  zh: '环节判定取值',
  en: 'value that it rested on',
});
export const askedOn = term('asked-on', 'code', {
  zh: '依据种类',
  en: 'kind of what was asked for',
  codes: { figure: '数值', parameter: '规则参数', finding: '认定情形', period: '期间', party: '人员或单位' },
});
export const restedOnKind = term('step-rested-on-kind', 'code', {
  zh: '判定依据种类',
  en: 'kind of what it rested on',
  codes: { figure: '数值', parameter: '规则参数', finding: '认定情形', period: '期间' },
});
export const askedYear = term('asked-year', 'count', { zh: '依据年度', en: 'year of what was asked for' });
export const gateAnswer = term('gate-answer', 'code', { zh: '外部决定', en: 'decision made elsewhere' });
export const gateOutcome = term('gate-outcome', 'code', {
  zh: '外部决定结论',
  en: 'outcome of the decision elsewhere',
});
export const gateStream = term('gate-stream', 'code', { zh: '外部决定所在', en: 'stream of the decision' });
export const gateVersion = term('gate-version', 'count', { zh: '外部决定版本', en: 'version of the decision' });
export const gateSentBack = term('gate-sent-back', 'flag', {
  zh: '外部决定退回',
  en: 'whether the decision sent it back',
  codes: { true: '退回', false: '未退回' },
});
export const assignedAs = term('assigned-as', 'code', { zh: '确定为', en: 'assigned as' });
export const exceptedPerson = term('excepted-person', 'id', { zh: '例外准许人员', en: 'excepted person' });
export const skippedBecause = term('step-skipped', 'code', {
  zh: '环节跳过依据',
  en: 'why the step was skipped',
  codes: {
    condition: '条件不成立',
    years: '不在适用年度',
    'no-level': '没有相应层级',
    vacant: '该级无人任岗',
    'passed-over': '可选未办',
    answer: '按前一结果跳过',
    'taken-over': '前任已办',
  },
});
export const rebaseReason = term('rebase-reason', 'text', {
  zh: '改按现行规则办理的理由',
  en: 'why it goes on under the rules in force',
});
export const replacedParty = term('replaced-party', 'id', { zh: '被接替的人员或单位', en: 'who was replaced' });
export const succeedingParty = term('successor-party', 'id', { zh: '接替的人员或单位', en: 'who takes their place' });
export const reassignReason = term('reassign-reason', 'text', { zh: '接替理由', en: 'why they were replaced' });

export const reason = term('step-reason', 'text', { zh: '办理理由', en: 'reason' });
export const opinion = term('step-opinion', 'text', { zh: '办理意见', en: 'opinion' });
export const advice = term('step-advice', 'text', { zh: '协同意见', en: 'opinion of a desk that co-operates' });
export const advisingDesk = term('advising-desk', 'code', { zh: '协同科室', en: 'desk that co-operates' });
export const advisingOrganisation = term('advising-organisation', 'id', {
  zh: '协同单位',
  en: 'for which organisation the opinion is given',
});
export const advisedBy = term('advised-by', 'id', { zh: '提出协同意见人员', en: 'who gave the opinion' });
export const advisedFor = term('advised-for', 'id', { zh: '代谁提出协同意见', en: 'for whom they gave it' });
export const unheardDesk = term('unheard-desk', 'code', {
  zh: '未提出意见的协同科室',
  en: 'desks that gave no opinion',
});
export const stepAmount = term('step-amount', 'amount', { zh: '核定金额', en: 'amount' });
export const stepScore = term('step-score', 'decimal', { zh: '评定分数', en: 'score', unit: '分' });
export const decidedOn = term('step-decided-on', 'day', { zh: '决定日期', en: 'decided on' });
export const persons = term('step-persons', 'id', { zh: '确定的人员', en: 'persons' });
export const organisation = term('step-organisation', 'id', { zh: '确定的单位', en: 'organisation' });
export const ground = term('step-ground', 'code', { zh: '办理依据', en: 'ground' });
export const finding = term('step-finding', 'code', { zh: '认定情形', en: 'finding' });
export const checklistItem = term('checklist-item', 'code', { zh: '核对事项', en: 'item of the checklist' });
export const checklistAnswer = term('checklist-answer', 'code', {
  zh: '核对结果',
  en: 'answer of the checklist',
  codes: { passed: '符合', failed: '不符合', 'not-applicable': '不适用' },
});
export const checklistNote = term('checklist-note', 'text', { zh: '核对说明', en: 'note of the checklist' });
export const item = term('step-item', 'code', { zh: '办理对象', en: 'item' });
export const itemNote = term('item-note', 'text', { zh: '单项说明', en: 'note of the item' });
export const itemAnswer = term('item-answer', 'code', { zh: '单项结果', en: 'answer for the item' });
export const documentKind = term('document-kind', 'code', { zh: '文件类别', en: 'kind of document' });
export const documentName = term('document-name', 'text', { zh: '文件名称', en: 'document' });
export const documentNumber = term('document-number', 'text', { zh: '文号', en: 'number of the document' });
export const documentHash = term('document-hash', 'code', { zh: '文件散列', en: 'hash of the document' });

// What is due (期限).

export const due = term('due', 'code', { zh: '期限', en: 'due item' });
export const dueSoft = term('due-soft', 'flag', {
  zh: '期限性质',
  en: 'whether the day is a target',
  codes: { true: '目标', false: '限期' },
});
export const duty = term('duty', 'code', { zh: '应办事项', en: 'duty' });
export const overdueSince = term('overdue-since', 'day', { zh: '逾期起始日', en: 'overdue since' });
export const remindedOn = term('reminded-on', 'day', { zh: '催办日', en: 'reminded on' });
export const remindedTo = term('reminded-to', 'id', { zh: '催办对象', en: 'reminded' });
export const reminderWords = term('reminder', 'text', { zh: '催办内容', en: 'reminder' });
export const overdueLiftedBecause = term('overdue-lifted-because', 'text', {
  zh: '解除逾期理由',
  en: 'why it is overdue no longer',
});
export const party = term('party', 'id', { zh: '参与者', en: 'party' });
export const handedTo = term('handed-to', 'id', { zh: '移交对象', en: 'handed to' });
export const handedBecause = term('handed-because', 'text', { zh: '移交理由', en: 'why it was handed over' });

// What a decision rested on has changed since (决定依据变动).

export const keptDecision = term('kept-decision', 'count', { zh: '维持的决定', en: 'decision that is kept' });
export const changedFact = term('changed-fact', 'text', { zh: '变动的依据', en: 'what changed that it rests on' });
export const changedFactVersion = term('changed-fact-version', 'count', {
  zh: '变动后版本',
  en: 'version of what changed',
});
export const outdatedBecause = term('outdated-because', 'code', {
  zh: '决定依据变动情形',
  en: 'how a decision came to rest on what holds no longer',
  codes: { stale: '决定前已有变动未被采用', overtaken: '决定后更正或追溯变动' },
});
export const keptReason = term('kept-reason', 'text', { zh: '维持决定的理由', en: 'why the decision is kept' });
