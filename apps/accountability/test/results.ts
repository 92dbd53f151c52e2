import { specOf } from '@wenxiao/domain/testing';
import { resolvedSeed } from '@wenxiao/rules';
import { resultApplicationDecider } from '../src/result-application/result-application.decider.js';
import type {
  CommandOf,
  Result,
  ResultApplicationCommand,
  ResultApplicationEvent,
} from '../src/result-application/result-application.js';

// One subject on its way from a result to what follows, in the words of its commands and events.

const seed = resolvedSeed('fufeng-2022');
if (!seed) throw new Error('the rule set is a seed');
export const rules = seed;
export const application = specOf(resultApplicationDecider, rules);

export const subject = { unitId: 'unit-1', budgetYear: 2023 };
export const result = (changes: Partial<Result> = {}): Result => ({
  ...subject,
  form: 'finance-evaluation',
  score: '59.99',
  fullMark: '100',
  grade: 'unqualified',
  gradeName: '不合格',
  ruleSetHash: 'hash',
  finalisedOn: '2024-06-20',
  ...changes,
});
export const grades = { excellent: '优', good: '良', qualified: '合格', unqualified: '不合格' } as const;
export const graded = (grade: keyof typeof grades) => result({ grade, gradeName: grades[grade] });

const by = (id: string, desk = 'performance-office') => ({
  at: '2024-06-21T00:00:00.000000Z',
  by: { id, as: 'grant', desk } as const,
});
const asProcess = by('system:receive-result', 'system');
export const receive = (data: Result): ResultApplicationCommand => ({ type: 'receive-result', data, ...asProcess });
export const followBudget = (budgetYuan: string): ResultApplicationCommand => ({
  type: 'follow-budget',
  data: { ...subject, budgetYuan },
  ...asProcess,
});
export const followSubject: ResultApplicationCommand = {
  type: 'follow-subject',
  data: { ...subject, subjectName: '营养改善计划' },
  ...asProcess,
};
export const decide = (
  data: Partial<CommandOf<'decide-disposal'>['data']> = {},
  id = 'office',
): ResultApplicationCommand => ({
  type: 'decide-disposal',
  data: { disposal: 'cut-or-cancel', reason: '低效', ...data },
  ...by(id),
});
export const refer = (data: Partial<CommandOf<'refer'>['data']> = {}, id = 'office'): ResultApplicationCommand => ({
  type: 'refer',
  data: {
    trigger: 'unqualified-result',
    organisationId: 'unit-1',
    reason: '评价结果不合格',
    bodies: [
      { id: 'county', kind: 'jurisdiction' },
      { id: 'department-1', kind: 'department' },
      { id: 'unit-1', kind: 'unit' },
    ],
    ...data,
  },
  ...by(id),
});

export const received = (data: Result): ResultApplicationEvent => ({ type: 'result-received', data });
const proposed = (disposals: [string, string][], referrals: [string, string][] = []): ResultApplicationEvent => ({
  type: 'consequences-proposed',
  data: {
    disposals: disposals.map(([disposal, name]) => ({ disposal, name })),
    referrals: referrals.map(([trigger, name]) => ({ trigger, name })),
  },
});
export const support = proposed([['prioritise-or-support', '优先考虑或重点支持']]);
export const improve = proposed([['urge-improvement', '督促改进']]);
export const cut = proposed([['cut-or-cancel', '一律削减或取消']], [['unqualified-result', '绩效评价结果为“不合格”']]);
export const budget: ResultApplicationEvent = {
  type: 'budget-followed',
  data: { ...subject, budgetYuan: '1000000.00' },
};
export const unqualified = [budget, received(graded('unqualified')), cut];
export const qualified = [budget, received(graded('qualified')), improve];
export const good = [budget, received(graded('good')), support];
type DisposalDecided = Extract<ResultApplicationEvent, { type: 'disposal-decided' }>['data'];
export const decided = (data: Partial<DisposalDecided>): ResultApplicationEvent => ({
  type: 'disposal-decided',
  data: { disposal: 'cut-or-cancel', disposalName: '一律削减或取消', forBudgetYear: 2024, reason: '低效', ...data },
});
type ReferralMade = Extract<ResultApplicationEvent, { type: 'referral-made' }>['data'];
export const referred = (data: Partial<ReferralMade> = {}): ResultApplicationEvent => ({
  type: 'referral-made',
  data: {
    trigger: 'unqualified-result',
    triggerName: '绩效评价结果为“不合格”',
    organisationId: 'unit-1',
    reason: '评价结果不合格',
    ...data,
  },
});
