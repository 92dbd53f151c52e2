import { type FactList, flawOf, writeFact } from '@wenxiao/domain/field';
import { type BudgetLineEvent, budgetLineFacts } from './budget-line.facts.js';
import { type EarlierYearEvent, earlierYearFacts } from './earlier-year.facts.js';
import { indicatorEntryFacts, indicatorFrameworkFacts } from './indicator-library.facts.js';
import { type SuccessionEvent, successionFacts } from './succession.facts.js';
import { type OfficialCodeEvent, officialCodeFacts } from './official-code.facts.js';
import { type PerformanceTargetEvent, performanceTargetFacts } from './performance-target.facts.js';
import { type SubjectEvent, subjectFacts } from './subject.facts.js';
import { ofEntry, ofFramework } from './testing/told-of-the-library.js';
import type { Told } from './testing/told.js';

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;
const [subject, unit, department, person, proposal, result] = [41, 31, 21, 61, 51, 71].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

const because = { from: '2023-06-01', reason: '机构改革' };
const described = {
  kind: 'project',
  nature: 'money',
  scheme: 'budget-performance',
  name: '城区道路清扫保洁',
  within: subject,
  predecessors: [{ tenant: id(1), subject }],
  isNew: true,
  plannedFrom: '2023-01-01',
  plannedTo: '2025-12-31',
  planned: [
    { source: 'own', fund: 'general-public', year: 2023, amount: '1.00' },
    { source: 'own', amount: '2.00' },
  ],
  relatedFunds: ['government-procurement'],
  categories: ['livelihood'],
  implementers: [{ organisation: unit, share: '60' }],
} as const;
const ofSubject: Told<SubjectEvent> = {
  'subject-registered': { unit, department, ...described },
  'subject-withdrawn': { reason: '重复登记' },
  'subject-revised': { ...described, from: '2023-06-01', reason: '名称变更' },
  'year-opened': {
    predecessorTenant: id(1),
    predecessor: subject,
    year: 2022,
    budget: '1000000.00',
    target: '2022',
    results: [
      { type: 'self-evaluation', period: '2022', number: 1, score: '95.5', fullMark: '100', grade: 'excellent' },
    ],
  },
  'responsibility-given': { person, role: 'project-leader', from: '2023-01-01' },
  'responsibility-ended': { person, role: 'project-leader', to: '2023-12-31' },
  'subject-marked': { mark: 'key', marked: true, by: person, ground: 'major-livelihood', reason: '民生实事' },
  'subject-moved': { unit, department, ...because },
  'subject-suspended': because,
  'subject-resumed': because,
  'subject-merged': { into: subject, ...because },
  'subject-ended': { ...because, successorTenant: id(2), successor: subject },
  'other-description-noted': {
    name: '县乡公路养护',
    unitCode: '012',
    unit,
    deleted: true,
    batch: '2023-03',
    mapping: 'vendor',
  },
  'other-description-kept': { reason: '对方录入有误' },
  'other-description-agreed': { batch: '2023-04', mapping: 'vendor' },
};

const ofEarlierYear: Told<EarlierYearEvent> = {
  'earlier-year-recorded': {
    scheme: 'budget-performance',
    budget: '1000000.00',
    executed: '690000.00',
    results: [
      { type: 'finance-evaluation', gradePrinted: '较好' },
      { type: 'self-evaluation', score: '85.5', fullMark: '100', grade: 'good' },
    ],
    document: '2021年度绩效评价结果通报',
    documentNumber: '财绩〔2022〕4号',
    documentDate: '2022-06-30',
  },
  'earlier-year-withdrawn': { reason: '录入其他项目' },
};

const change = { fund: 'general-public', source: 'own', from: '2023-01-20', change: '-1.00' } as const;
const changes = [
  { account: 'budget', ...change },
  { account: 'budget', ...change, level: 'central', document: '财预〔2023〕1号' },
] as const;
const moved = { changes, reason: '核减', proposal, result };
const paid = { from: '2023-07-01', reason: '进度滞后', proposal, result };
const other = { counterpartSubject: subject, counterpartYear: 2022 };
const decision = { decision: `result-application/${subject}.2022`, decisionVersion: 5 };
const ofLine: Told<BudgetLineEvent> = {
  'budget-line-composed': { composition: 'sum-of-parts', reason: '由所属汇总' },
  'control-number-changed': { origin: 'result', result, changes, reason: '结果应用' },
  'control-number-decided': { holds: result, reason: '以此为准' },
  'result-applied': { result, ...decision },
  'result-refused': { result, ...decision, refusal: 'approved-already', reduction: '1.00', against: '2.00' },
  'budget-requested': { changes, period: '2023', excess: '上级新增任务' },
  'request-explained': { excess: '合同已签订' },
  'budget-approved': { ...moved, budgetKind: 'initial-budget' },
  'budget-raised': moved,
  'budget-cut': moved,
  'budget-transferred': { ...moved, ...other },
  'budget-carried-over': { ...moved, ...other },
  'rest-carried-over': {
    rests: [{ fund: 'general-public', level: 'central', carried: '1.00' }],
    paid: [{ fund: 'general-public', level: 'central', amount: '2.00' }],
    ...other,
    reason: '项目未完工',
  },
  'rest-returned': { reverses: 4, reason: '金额录错' },
  'budget-recovered': moved,
  'money-reversed': { reverses: 2, act: 'approve', changes, reason: '金额录错' },
  'changed-after-closing': { on: '2024-02-01' },
  'late-changes-reviewed': { through: 5, conclusion: '不影响评价结论' },
  'other-budget-noted': {
    parts: [{ fund: 'general-public', source: 'own', level: 'central', document: '财预〔2023〕1号', amount: '1.00' }],
    batch: '2023-03',
    mapping: 'province-projects',
  },
  'other-budget-kept': { reason: '对方录入有误' },
  'other-budget-agreed': { batch: '2023-04', mapping: 'province-projects' },
  'payment-suspended': paid,
  'payment-stopped': paid,
  'payment-resumed': paid,
  'payment-reversed': { reverses: 3, status: 'open', reason: '误操作' },
  'measure-applied': { proposal, decision: result },
  'measure-refused': { proposal, decision: result, refusal: 'not-approved' },
  'measure-withdrawn': { proposal, decision: result },
};

const opened = { procedure: 'target-review', open: [{ step: 'finance-review' }] };
const step = { ...opened, step: 'unit-review', level: unit, submission: 1, answer: 'passed', by: person };
const indicator = {
  indicator: '1',
  level1: '产出指标',
  level2: '数量指标',
  name: '清扫道路长度',
  direction: 'between',
  value: '120',
  valueMax: '130',
  unit: '公里',
  quantifiable: true,
  weight: '60',
  method: 'completion-ratio',
  valueFrom: '工作计划',
  entry: id(81),
  entryVersion: 2,
  standard: '历史水平',
  written: '120~130公里',
} as const;
const ofTarget: Told<PerformanceTargetEvent> = {
  'target-opened': { scheme: 'budget-performance', procedure: 'target-review', adjusts: '政策变化' },
  'target-declared': {
    declaration: 1,
    horizon: 'annual',
    objective: '保障城区道路整洁',
    indicators: [indicator],
    by: person,
    on: '2023-01-10',
    form: 'ab'.repeat(32),
    findings: [{ finding: 'weights-not-100', path: 'indicators[0].weight', severity: 'error' }],
  },
  'target-form-kept': {
    declaration: 1,
    form: 'ab'.repeat(32),
    content: { kind: 'target-declaration', indicators: [{ level3: '清扫道路长度' }] },
  },
  'target-keyed': {
    declaration: 1,
    key: 'T1',
    indicators: [{ indicator: '1', key: 'K1' }],
    batch: '2023-03',
    mapping: 'vendor',
  },
  'other-target-noted': {
    objective: '保障城区道路整洁',
    indicators: [{ level1: '产出指标', name: '清扫道路长度', written: '≥130公里' }],
    batch: '2023-03',
    mapping: 'vendor',
  },
  'other-target-kept': { reason: '以批复为准' },
  'other-target-agreed': { batch: '2023-04', mapping: 'vendor' },
  'target-adjustment-asked': {
    proposal: person,
    decision: person,
    ground: 'objective-cause',
    rules: 'a'.repeat(64),
    on: '2023-02-05',
  },
  'target-adjustment-declined': { proposal: person, because: '任务未变' },
  'target-adjustment-no-longer-asked': { proposal: person },
  'target-adjustment-became-overdue': { proposal: person, due: 'limit', since: '2023-02-16' },
  'target-adjustment-overdue-lifted': { proposal: person, due: 'limit', because: '系统停机' },
  'target-adjustment-abandoned': { by: person, reason: '政策未出台' },
  'target-steps-opened': opened,
  'target-withdrawn': { ...opened, step: 'unit-review', submission: 1, by: person, reason: '误点' },
  'target-opinion-given': {
    procedure: 'p',
    step: 'unit-review',
    submission: 1,
    desk: 'budget-desk',
    organisation: person,
    by: person,
    opinion: '建议核减',
  },
  'target-task-handed-over': { step: 'unit-review', to: person, because: '轮岗' },
  'target-decision-kept': {
    decision: 7,
    stream: `subject/${subject}`,
    version: 2,
    because: 'overtaken',
    reason: '审批口径不受影响',
  },
  'target-rebased': { ...opened, kept: [{ step: 'submit' }], reason: '规则已修订' },
  'target-submitted': step,
  'target-reviewed': step,
  'target-received': step,
  'target-handed-over': step,
  'target-approved': { ...step, amount: '1.00', date: '2023-01-20', ended: 'approved' },
  'target-filed': step,
  'target-appointed': step,
  'target-issued': step,
  'target-recorded': step,
  'target-scored': step,
  'target-concluded': step,
  'target-heard': step,
  'target-reported': step,
  'target-archived': step,
  'target-resolved': step,
};

const ofSuccession: Told<SuccessionEvent> = {
  'succession-taken': { subject },
  'succession-released': { subject },
};
const ofCode: Told<OfficialCodeEvent> = { 'code-reserved': { subject }, 'code-released': { subject } };

const lists: readonly (readonly [string, FactList, Readonly<Record<string, object>>])[] = [
  ['subjects', subjectFacts, ofSubject],
  ['official codes', officialCodeFacts, ofCode],
  ['earlier years', earlierYearFacts, ofEarlierYear],
  ['successions', successionFacts, ofSuccession],
  ['budget lines', budgetLineFacts, ofLine],
  ['targets', performanceTargetFacts, ofTarget],
  ['the indicator library', indicatorEntryFacts, ofEntry],
  ['frameworks of indicators', indicatorFrameworkFacts, ofFramework],
];

describe.each(lists)('the facts of %s', (_, facts, told) => {
  it.each(Object.values(facts).map((of) => [of.type, of] as const))('%s is written as it was said', (type, of) => {
    const data = told[type] ?? {};
    expect(flawOf(of, data)).toBeUndefined();
    expect(writeFact(facts, { type, data }).data).toEqual(data);
  });

  it('have one for each type', () => {
    expect(
      Object.values(facts)
        .map((of) => of.type)
        .sort(),
    ).toEqual(Object.keys(told).sort());
  });
});

it('no indicator, no part of the money on one day, and no responsibility is said twice', () => {
  const declared = ofTarget['target-declared'];
  expect(flawOf(performanceTargetFacts.targetDeclared, { ...declared, indicators: [indicator, indicator] })).toEqual({
    path: 'indicators',
    code: 'twice',
  });
  const twice = [...changes, ...changes];
  expect(flawOf(budgetLineFacts.budgetCut, { ...moved, changes: twice })).toEqual({ path: 'changes', code: 'twice' });
});
