import { term } from '../field/term.js';

// Registers (名录、库、清单): what entries about subjects, organisations and persons are kept, as the rules declare them.

export const registerStatus = term('register-status', 'code', {
  zh: '名录状态',
  en: 'status of the entry',
  codes: {
    proposed: '待核实',
    awaiting: '待确认',
    'in-force': '在册',
    declined: '未列入',
    left: '已退出',
    'taken-back': '已撤回',
    withdrawn: '提请已撤回',
    struck: '误列已注销',
  },
});
export const register = term('register', 'code', { zh: '名录', en: 'register' });
export const registerKind = term('register-kind', 'code', { zh: '名录类别', en: 'kind of the entry' });
export const registerOf = term('register-of', 'code', {
  zh: '条目对象类型',
  en: 'what kind of thing the entry is about',
  codes: { subject: '绩效管理对象', organisation: '机构', person: '人员', named: '以名称登记' },
});
export const registerAbout = term('register-about', 'id', { zh: '条目对象', en: 'what the entry is about' });
export const registerNamed = term('register-named', 'text', { zh: '条目名称', en: 'name of the entry' });
export const registerOccasion = term('register-occasion', 'code', {
  zh: '列入事由期次',
  en: 'the year, round or time for which it is entered',
});
export const registerFindings = term('register-findings', 'code', { zh: '列入认定情形', en: 'what was found of it' });
export const registerEffects = term('register-effects', 'code', {
  zh: '列入后果',
  en: 'what the entry brings with it',
});
export const registerWords = term('register-words', 'text', { zh: '列入说明', en: 'what is said of the entry' });
export const registerReviewItem = term('register-review-item', 'code', { zh: '点评事项', en: 'what is reviewed' });
export const registerReviewNote = term('register-review-note', 'text', {
  zh: '点评意见',
  en: 'what the review says of it',
});
export const registerParty = term('register-party', 'code', { zh: '参加方', en: 'as whom somebody takes part' });
export const registerParticipant = term('register-participant', 'text', { zh: '邀请参加人员', en: 'who was invited' });
export const registerCame = term('register-came', 'flag', {
  zh: '是否参加',
  en: 'whether they came',
  codes: { true: '参加', false: '未参加' },
});
export const registerTrigger = term('register-trigger', 'code', { zh: '触发情形', en: 'why it is entered' });
export const registerTriggerOn = term('register-trigger-on', 'code', {
  zh: '触发情形种类',
  en: 'what kind of reason that is',
  codes: { figure: '数值', parameter: '规则参数', finding: '认定情形', period: '期间' },
});
export const registerTriggerYear = term('register-trigger-year', 'count', {
  zh: '触发情形年度',
  en: 'year of that reason',
});
export const registerTriggerValue = term('register-trigger-value', 'text', {
  zh: '触发情形取值',
  en: 'value of that reason',
});
export const registerDocument = term('register-document', 'text', { zh: '名录文件', en: 'document of the entry' });
export const registerDocumentNumber = term('register-document-number', 'text', {
  zh: '名录文件文号',
  en: 'number of that document',
});
export const registerConcerned = term('register-concerned', 'id', { zh: '涉及人员', en: 'whom the entry concerns' });
export const registerForDecision = term('register-for-decision', 'flag', {
  zh: '是否提请研究决定',
  en: 'whether somebody has to decide whom it concerns',
  codes: { true: '提请研究决定', false: '人员已明确' },
});
export const registerProposedOn = term('register-proposed-on', 'day', { zh: '按规则提出日', en: 'proposed on' });
export const registerEnteredOn = term('register-entered-on', 'day', { zh: '列入日', en: 'entered on' });
export const registerConfirmedOn = term('register-confirmed-on', 'day', { zh: '列入确认日', en: 'confirmed on' });
export const registerGate = term('register-gate', 'code', { zh: '作出决定的机构', en: 'who decided elsewhere' });
export const registerOpinion = term('register-opinion', 'text', { zh: '确认意见', en: 'opinion of whoever confirms' });
export const registerDeclinedBecause = term('register-declined-because', 'text', {
  zh: '不予列入理由',
  en: 'why it is not entered',
});
export const registerCorrectedBecause = term('register-corrected-because', 'text', {
  zh: '名录更正理由',
  en: 'why the entry is put right',
});
export const registerRow = term('register-row', 'count', { zh: '名录记录序号', en: 'number of the log row' });
export const registerRating = term('register-rating', 'decimal', { zh: '名录评分', en: 'rating of the entry' });
export const registerLogWords = term('register-log-words', 'text', { zh: '名录记录内容', en: 'what is logged' });
export const registerLeaders = term('register-leaders', 'id', { zh: '责任领导', en: 'who answers for it' });
export const registerDesks = term('register-desks', 'id', { zh: '责任科室', en: 'desks that do it, the lead first' });
export const registerLoggedOn = term('register-logged-on', 'day', { zh: '名录记录日', en: 'logged on' });
export const registerLeftOn = term('register-left-on', 'day', { zh: '退出日', en: 'left on' });
export const registerLeftBecause = term('register-left-because', 'text', { zh: '退出理由', en: 'why it leaves' });
export const registerDueOn = term('register-due-on', 'day', { zh: '应登记日', en: 'to be entered by' });
export const registerTakenBackBecause = term('register-taken-back-because', 'text', {
  zh: '列入撤回理由',
  en: 'why it counts no longer',
});
export const registerByAnswer = term('register-by-answer', 'flag', {
  zh: '是否由环节办理结果列入',
  en: 'whether an answer elsewhere had it entered',
  codes: { true: '由环节办理结果列入', false: '由人列入' },
});
export const registerStrikeAskedOn = term('register-strike-asked-on', 'day', {
  zh: '申请注销日',
  en: 'on which somebody said that it was entered in error',
});
export const registerStrikeAskedBy = term('register-strike-asked-by', 'id', {
  zh: '申请注销人员',
  en: 'who says that it was entered in error',
});
export const registerStruckBecause = term('register-struck-because', 'text', {
  zh: '误列注销理由',
  en: 'why it should not have been entered',
});
export const registerStruckOn = term('register-struck-on', 'day', { zh: '注销日', en: 'struck on' });
export const registerKeptBecause = term('register-kept-because', 'text', {
  zh: '不予注销理由',
  en: 'why it stands though somebody would strike it',
});
export const registerNumber = term('register-number', 'count', { zh: '名录条目序号', en: 'number of the entry' });
export const registerAskedStands = term('register-asked-stands', 'flag', {
  zh: '列入名录的要求是否有效',
  en: 'whether it is still to be entered',
});
