import { term } from '../field/term.js';

// Bodies and their rules, as directory keeps them.

export const body = term('organisation', 'id', { zh: '单位', en: 'organisation' });
export const jurisdiction = term('jurisdiction', 'id', {
  zh: '行政区划',
  en: 'jurisdiction',
  exchange: 'MOF_DIV_CODE',
});
export const organisationName = term('organisation-name', 'text', { zh: '单位名称', en: 'name of the organisation' });
export const organisationShortName = term('organisation-short-name', 'text', {
  zh: '单位简称',
  en: 'short name of the organisation',
});
export const organisationNature = term('organisation-nature', 'code', {
  zh: '单位性质',
  en: 'nature of the organisation',
  codes: { jurisdiction: '行政区划', body: '单位', desk: '岗位科室', group: '小组' },
});
export const organisationKind = term('organisation-kind', 'code', { zh: '单位类别', en: 'kind of organisation' });
export const desk = term('desk', 'code', { zh: '岗位', en: 'desk' });
export const borneDesks = term('borne-desks', 'code', { zh: '承担岗位', en: 'desks that it bears' });
export const standsFrom = term('stands-from', 'day', { zh: '变更自', en: 'stands so from' });
export const mergedInto = term('merged-into', 'id', { zh: '并入单位', en: 'merged into' });
export const organisationCode = term('organisation-code', 'text', {
  zh: '单位编码',
  en: 'official code of the organisation',
});
export const jurisdictionLevel = term('jurisdiction-level', 'code', {
  zh: '区划级次',
  en: 'level of the jurisdiction',
  codes: { province: '省', prefecture: '市州', county: '县区', zone: '园区、管理区' },
});
export const parentOrganisation = term('parent-organisation', 'id', { zh: '上级单位', en: 'parent' });
export const ruleSet = term('rule-set', 'code', { zh: '规则', en: 'rule set' });
export const ruleSetVersion = term('rule-set-version', 'count', { zh: '规则版本', en: 'version of the rule set' });
export const ruleSetStatus = term('rule-set-status', 'code', {
  zh: '规则版本状态',
  en: 'status of the version',
  codes: { proposed: '已提出', returned: '已退回', published: '已发布' },
});
export const ruleSetHash = term('rule-set-hash', 'code', { zh: '规则内容散列', en: 'hash of the rules' });
export const rulePath = term('rule-path', 'text', { zh: '规则依据', en: 'what of the rules it rests on' });
export const ruleSetAuthor = term('rule-set-author', 'id', { zh: '规则编写人', en: 'author of the rules' });
export const ruleSetReturnReason = term('rule-set-return-reason', 'text', {
  zh: '规则退回原因',
  en: 'why it was returned',
});
export const adoptedFrom = term('adopted-from', 'day', { zh: '采用起始日', en: 'in force from' });
export const adoptionProposal = term('adoption-proposal', 'code', {
  zh: '采用提案',
  en: 'proposal to adopt',
  codes: { proposed: '已提出', returned: '已退回', approved: '已批准' },
});
export const proposedRuleSet = term('proposed-rule-set', 'code', { zh: '拟采用规则', en: 'rule set proposed' });
export const proposedRuleSetVersion = term('proposed-rule-set-version', 'count', {
  zh: '拟采用规则版本',
  en: 'version proposed',
});
export const proposedEffectiveFrom = term('proposed-effective-from', 'day', {
  zh: '拟采用起始日',
  en: 'proposed from',
});
export const adoptionProposer = term('adoption-proposer', 'id', { zh: '采用提出人', en: 'proposed by' });
export const adoptionReturnReason = term('adoption-return-reason', 'text', {
  zh: '采用退回原因',
  en: 'why the adoption was returned',
});
export const proposedReplaces = term('proposed-replaces', 'flag', {
  zh: '拟取代上级规则',
  en: 'proposed in the place of those above',
  codes: { true: '取代', false: '不取代' },
});
export const adoptedReplaces = term('adopted-replaces', 'flag', {
  zh: '取代上级规则',
  en: 'in the place of those above',
  codes: { true: '取代', false: '不取代' },
});
export const adoptedRuleSet = term('adopted-rule-set', 'code', { zh: '采用规则', en: 'rule set adopted' });
export const adoptedRuleSetVersion = term('adopted-rule-set-version', 'count', {
  zh: '采用规则版本',
  en: 'version adopted',
});
export const settledType = term('settled-type', 'code', {
  zh: '明确事项适用的评价类型',
  en: 'type that the decision is for',
});
export const settledYear = term('settled-year', 'count', {
  zh: '明确事项适用年度',
  en: 'year that the decision is for',
});
export const settledPath = term('settled-path', 'text', { zh: '规则未定事项', en: 'what the rules are silent on' });
export const settledValue = term('settled-value', 'text', { zh: '未定事项的明确值', en: 'what was decided' });
export const settledDocument = term('settled-document', 'text', { zh: '明确事项文号', en: 'document of the decision' });
export const settledReason = term('settled-reason', 'text', { zh: '明确事项理由', en: 'why it was decided so' });
export const settledOn = term('settled-on', 'day', { zh: '明确日期', en: 'decided on' });
export const settlementNumber = term('settlement-number', 'count', {
  zh: '明确事项序号',
  en: 'number of the decision',
});
export const businessClock = term('business-clock', 'instant', { zh: '演示时钟', en: 'clock of the demo' });
export const rulesText = term('rules-text', 'text', { zh: '现行规则全文', en: 'text of the rules in force' });
export const rulesInForce = term('rules-in-force', 'code', { zh: '现行规则', en: 'hash of the rules in force' });
export const noRulesReason = term('no-rules-reason', 'code', {
  zh: '无现行规则的原因',
  en: 'why no rules are in force',
});
export const calendarFrom = term('calendar-from', 'day', { zh: '节假日安排起始日', en: 'calendar holds from' });
export const calendarHash = term('calendar-hash', 'code', { zh: '节假日安排散列', en: 'hash of the calendar' });
export const calendarText = term('calendar-text', 'text', { zh: '节假日安排', en: 'holiday calendar' });
export const counterpartDesk = term('counterpart-desk', 'code', { zh: '对口岗位', en: 'desk that looks after it' });
export const counterpartFrom = term('counterpart-from', 'day', { zh: '对口起始日', en: 'looked after from' });
