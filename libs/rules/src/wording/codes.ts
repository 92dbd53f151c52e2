import type { WorkFact, assessedBodies } from '../shape/work-assessment.js';
import type { deskOf, OrganisationNature } from '../shape/desk.js';
import type { Every } from '../shape/due.js';
import type { evaluatedPeriods } from '../shape/evaluation.js';
import type {
  Act,
  disclosedContents,
  neededWithoutDocument,
  prerequisiteActs,
  simpleEffects,
} from '../shape/procedure.js';
import type { Level, Scheme } from '../shape/rule-set.js';
import { objectTerms } from './vocabulary-terms.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

const acts: Words<Act> = {
  submit: '报送',
  review: '审核',
  receive: '接收',
  'hand-over': '移交',
  approve: '批复',
  file: '备案',
  appoint: '指定',
  issue: '下发',
  record: '记录',
  score: '评分',
  conclude: '作出结论',
  hear: '听取意见',
  report: '报告',
  archive: '归档',
  resolve: '作出决定',
};

const needed: Words<(typeof neededWithoutDocument)[number]> = {
  reason: '理由',
  opinion: '意见',
  amount: '金额',
  checklist: '审核清单',
  score: '得分',
  date: '日期',
  persons: '人员',
  organisation: '单位',
  items: '事项',
  ground: '依据',
  finding: '认定',
};

const effects: Words<(typeof simpleEffects)[number]> = {
  'block-request': '不得申请预算',
  'keep-out-of-library': '不得入库',
  'mark-key': '列为重点',
  prefer: '优先安排',
  'suspend-subject': '暂停实施',
  'suspend-payment': '暂缓拨款',
  'stop-payment': '停止拨款',
  'cut-control-number': '核减预算控制数',
  'cut-budget': '核减预算',
  'adjust-budget': '调整预算',
  'recover-idle': '收回闲置资金',
  'merge-subjects': '整合项目',
  'adjust-target': '调整绩效目标',
  rectify: '限期整改',
  refer: '移送问责',
};

const every: Words<Every> = { month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' };
const natures: Words<OrganisationNature> = {
  jurisdiction: '行政区',
  body: '单位',
  desk: '内设机构',
  group: '议事协调机构',
};
const levels: Words<Level> = {
  nation: '国家',
  province: '省',
  prefecture: '地市',
  county: '县',
  zone: '开发区',
  organisation: '单位',
};
const schemes: Words<Scheme> = { 'budget-performance': '预算绩效管理', 'unit-assessment': '单位绩效考评' };
const bodies: Words<(typeof deskOf)[number]> = {
  unit: '项目单位',
  department: '主管部门',
  jurisdiction: '本级',
  upper: '上级',
};
const periods: Words<(typeof evaluatedPeriods)[number]> = {
  year: '年度',
  'half-year': '半年',
  quarter: '季度',
  month: '月度',
  stage: '阶段',
  'follow-up': '跟踪',
  'whole-period': '全周期',
};
const workFacts: Words<WorkFact> = {
  'monitoring-finding': '监控工作检查发现的问题',
  'evaluation-result': '资金的评价结果',
  'rectification-overdue': '逾期未整改的问题',
};
const assessed: Words<(typeof assessedBodies)[number]> = {
  department: '主管部门',
  unit: '所属单位',
  jurisdiction: '下级政府',
};
const organisations: Words<string> = { unit: '预算单位', department: '主管部门', township: '乡镇、街道' };
const waiting: Words<(typeof prerequisiteActs)[number]> = {
  'budget-request': '申请预算',
  'budget-approval': '批复预算',
};
const disclosed: Words<(typeof disclosedContents)[number]> = {
  'evaluation-result': '评价结果',
  'performance-target': '绩效目标',
};
const methods: Words<string> = {
  'execution-rate': '按预算执行率计分',
  'completion-ratio': '按完成比例计分',
  judged: '由评价人判断',
  'qualitative-tiers': '定性分档计分',
  'step-table': '分段计分',
  'decreasing-count': '数量递减法',
  veto: '否决计分法',
  'base-plus-minus': '基础加减法',
  composite: '综合计分法',
  cumulative: '累积计分法',
  'direct-deduction': '直接扣分法',
};

export const levelTerms: Words<string> = levels;

/** What the product’s own codes are called, by the field in which they stand. */
export const codeTerms: Readonly<Record<string, Words<string>>> = {
  about: {
    subject: '项目、政策等对象',
    unit: '项目单位',
    department: '主管部门',
    jurisdiction: '本级',
    organisation: '单位',
    person: '人员',
    nothing: '不针对特定对象',
  },
  act: acts,
  aggregate: {
    'weighted-mean': '按权重加权平均',
    one: '单项得分',
    mean: '取平均',
    sum: '各项相加',
    entries: '加减分项相加',
    tier: '按档次得分',
  },
  amount: { 'by-decision': '由决定确定', whole: '全部金额' },
  basicExpenditure: { 'within-whole-department': '并入部门整体支出', separate: '单独设定' },
  concerns: { head: '主要领导' },
  contents: disclosed,
  decidedOn: { 'budget-year': '预算年度' },
  effect: effects,
  every,
  fact: workFacts,
  financeFrequency: every,
  along: { target: '绩效目标' },
  grades: { 'by-score': '按得分', 'by-person': '由评价人确定', none: '不评定等级' },
  inside: { unit: '单位内部先行办理', department: '部门内部先行办理' },
  itemsOf: {
    'monitoring.contents': '监控内容',
    'monitoring.extendedMatters': '延伸监控事项',
    'monitoring.extendedPoints': '延伸监控要点',
  },
  kind: organisations,
  kinds: organisations,
  log: { rating: '评分', review: '点评', note: '记事', assignment: '责任分工' },
  by: { department: '按主管部门对口' },
  mark: { key: '重点', major: '重大' },
  method: { ...methods, 'target-comparison': '目标比较法' },
  nature: { ...natures, money: '资金' },
  needs: needed,
  deskOf: bodies,
  of: { ...assessed, all: '全部', begun: '已启动的' },
  object: objectTerms,
  onePer: { unit: '每个单位一个' },
  opens: { 'period-start': '时段开始', node: '节点' },
  over: { object: '单个对象', tenant: '本级全部对象' },
  periodCodes: periods,
  rateDenominator: {
    'initial-budget': '年初预算',
    'adjusted-budget': '调整后预算',
    'adjusted-budget-with-carry-over': '调整后预算（含上年结转）',
  },
  refers: { unit: '项目单位', department: '主管部门', persons: '责任人' },
  repeats: {
    'own-level-up': '自本级起逐级',
    'above-own-level': '自上一级起逐级',
    'each-assigned': '由每位被指定者分别办理',
  },
  requestAboveControl: { refuse: '不予受理', reason: '须说明理由' },
  requires: { 'all-passed': '清单各项均通过' },
  scheme: schemes,
  shows: { ground: '文字依据', document: '依据文件', poll: '评议份数' },
  state: { submitted: '已报送', concluded: '已有结论' },
  thirdParty: { 'when-needed': '必要时可以委托' },
  tie: { 'filing-time': '按备案先后', 'shared-rank': '并列', 'by-person': '由人确定' },
  toldTo: { 'its-body': '仅告知本单位', 'all-bodies': '告知各单位' },
  unit: { month: '个月', 'calendar-day': '日', 'working-day': '个工作日' },
  waiting,
  within: { 'budget-year': '预算年度', 'planned-period': '规划期', department: '各部门分别排序' },
};
