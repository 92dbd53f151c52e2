import * as t from '@wenxiao/domain/terms';
import { amount, called, code, day, decimal, each, type ServiceFigures, text, verdict } from './figure.js';

// Figures that several events set. One that a single event sets is named on its line.
const requested = amount('requested-amount', '申请数');
const approved = amount('approved-amount', '批复数');
const inForce = amount('budget-in-force', '现行预算');
const effectiveOn = day('budget-effective-on', '预算生效日');
const budgetKind = code('budget-kind', '预算类别', { 'initial-budget': '年初预算', 'adjusted-budget': '调整预算' });
const payment = code('payment-status', '拨付状态', { open: '正常', suspended: '暂缓', stopped: '停止拨付' });
const proposal = called(t.measureStatus);
const targetStatus = code('target-status', '绩效目标状态', {
  declared: '已申报',
  reviewed: '审核通过',
  returned: '已退回',
  approved: '已批复',
});
const unit = text('unit', '预算单位');
const budgetYear = decimal('budget-year', '预算年度');

const indicators = each(
  'indicators',
  { item: 'indicatorId', itemName: 'name', whole: true },
  text('indicator-target', '指标值').is('target', 'FF-23'),
  decimal('indicator-weight', '指标权重', '分').is('weight', 'FF-23'),
);

const declaration = [
  targetStatus.becomes('declared', 'FF-21'),
  unit.is('unitId', 'FF-21'),
  budgetYear.is('budgetYear', 'FF-22'),
  called(t.subjectKind).is('subjectKind', 'FF-22'),
  text('subject-name', '名称').is('subjectName', 'FF-22'),
  code('target-period', '目标期限', { annual: '年度', 'medium-and-long-term': '中长期' }).is('period', 'FF-22'),
  requested.is('requestedYuan', 'FF-20'),
  text('objective', '总体目标').is('objective', 'FF-23'),
  text('declared-by', '申报人').is('declaredBy', 'FF-21'),
  day('declared-on', '申报日').is('declaredOn', 'FF-21'),
  decimal('form-findings', '表单检查发现', '项').counts('findings', 'FF-23'),
  indicators,
];

const stages = { 'unit-review': '单位逐级审核', 'finance-review': '财政复核' };
const dimensions = { completeness: '完整性', relevance: '相关性', appropriateness: '适当性', feasibility: '可行性' };

const review = [
  code('review-stage', '审核环节', stages).is('stage', 'FF-24'),
  each(
    'verdicts',
    { item: ['/stage', 'dimension'], itemCodes: { ...stages, ...dimensions } },
    verdict('review-verdict', '审核结论', ['通过', '不通过']).is('passed', 'FF-24'),
    text('review-opinion', '审核意见').is('opinion', 'FF-25'),
  ),
];

/** A corrective measure as monitoring proposes it; the budget line, where it waits, says the same of it. */
export const measureProposal = [
  code('proposed-measure', '纠偏措施建议', {
    'adjust-budget-and-target': '调减预算、调整目标',
    'suspend-and-stop-payment': '暂停实施、停止拨付并调减预算',
  }).is('measure', 'FF-33a', { item: 'proposalId' }),
  text('proposal-round', '建议所据监控轮次').is('round', 'FF-33a', { item: 'proposalId' }),
  amount('proposed-amount', '建议调减后预算').is('proposedYuan', 'FF-33a', { item: 'proposalId' }),
];

/** Streams `performance-target/<target id>` and `budget-line/<target id>`. */
export const targetsFigures: ServiceFigures = {
  'target-declared': { 1: declaration },
  'target-revised': { 1: declaration },
  'target-reviewed': { 1: [targetStatus.becomes('reviewed', 'FF-24'), ...review] },
  'target-returned': { 1: [targetStatus.becomes('returned', 'FF-24'), ...review] },
  'target-approved': {
    1: [
      targetStatus.becomes('approved', 'FF-26a'),
      approved.is('approvedYuan', 'FF-26a'),
      budgetKind.is('budgetKind', 'FF-26a'),
      effectiveOn.is('effectiveOn', 'FF-26a'),
    ],
  },
  'target-adjusted': { 1: [indicators, text('target-adjustment-reason', '目标调整原因').is('reason', 'FF-26b')] },

  'budget-requested': {
    1: [unit.is('unitId', 'FF-21'), budgetYear.is('budgetYear', 'FF-20'), requested.is('requestedYuan', 'FF-20')],
  },
  'budget-approved': {
    1: [
      approved.is('approvedYuan', 'FF-26a'),
      inForce.is('approvedYuan', 'FF-26a'),
      payment.becomes('open', 'FF-26a'),
      budgetKind.is('budgetKind', 'FF-26a'),
      effectiveOn.is('effectiveOn', 'FF-26a'),
    ],
  },
  'measure-proposed': {
    1: [proposal.becomes('proposed', 'FF-33a', { item: 'proposalId' }), measureProposal],
  },
  'measure-declined': {
    1: [
      proposal.becomes('declined', 'FF-33a', { item: 'proposalId' }),
      text('decline-reason', '未采纳原因').is('reason', 'FF-33a', { item: 'proposalId' }),
    ],
  },
  'budget-adjusted': {
    1: [
      amount('adjusted-amount', '调整后预算').is('adjustedYuan', 'FF-33a'),
      inForce.is('adjustedYuan', 'FF-33a'),
      effectiveOn.is('effectiveOn', 'FF-33a'),
      text('budget-adjustment-reason', '预算调整原因').is('reason', 'FF-33a'),
      proposal.becomes('adopted', 'FF-33a', { item: 'proposalId' }),
    ],
  },
  'payment-stopped': {
    1: [
      payment.becomes('stopped', 'FF-33b'),
      day('payment-stopped-on', '停止拨付日').is('effectiveOn', 'FF-33b'),
      text('payment-stop-reason', '停止拨付原因').is('reason', 'FF-33b'),
      proposal.becomes('adopted', 'FF-33b', { item: 'proposalId' }),
    ],
  },
  'result-applied': {
    1: [
      text('applied-disposal', '结果应用方式').is('disposal', 'FF-47', { item: 'budgetYear' }),
      amount('control-number', '预算控制数').is('controlNumberYuan', 'FF-47', { item: 'budgetYear' }),
      amount('reduction', '核减额').is('reductionYuan', 'FF-47', { item: 'budgetYear' }),
    ],
  },
};
