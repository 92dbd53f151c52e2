import { type Fact, under } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import { approveTogether } from '../approve-together.js';
import type { Content } from '../declaration.js';
import type { StepNeeds } from '@wenxiao/domain/field';
import type { TargetCommand } from '../performance-target.commands.js';
import { targetDecider } from '../performance-target.decider.js';
import { content, people, rules } from './targets-of-fufeng.js';

/** The event as it is decided under these members of the set. */
export const resting = <Event extends Fact>(event: Event, ...paths: readonly string[]): Event =>
  under(event, ...paths.map((path) => ({ path })));

export const spec = specOf(targetDecider, rules);
export const { unit, colleague, department, finance, budget } = people;
export const at = '2023-01-10T01:00:00.000000Z';
export const on = '2023-01-10';

export const asked = (by: string, command: Pick<TargetCommand, 'type' | 'data'>): TargetCommand =>
  ({ ...command, at, by: { id: by, as: 'grant' } }) as TargetCommand;
export const declare = (by: string, more: Partial<Content> = {}): TargetCommand =>
  asked(by, {
    type: 'declare',
    data: { content: { ...content, ...more }, on, submits: { step: 'submit', answer: 'submitted' } },
  });
export const step = (by: string, code: string, answer: string, brings: StepNeeds, level?: string): TargetCommand =>
  asked(by, { type: 'take-step', data: { step: code, ...(level !== undefined && { level }), answer, brings } });

export const checklist = ['completeness', 'relevance', 'appropriateness', 'feasibility'].map((item) => ({
  item,
  answer: 'passed',
}));
export const approval = approveTogether({
  answering: { step: 'approve', answer: 'approved' },
  budget: {
    year: 2023,
    amounts: [{ part: { fund: 'general-public', source: 'own' }, amount: '1000000.00' }],
    from: '2023-01-20',
    budgetKind: 'initial-budget',
  },
  at,
  by: { id: budget, as: 'grant' },
}).target;

export const unitReviewed = step(department, 'unit-review', 'passed', { checklist }, people.departmentOffice);
export const financeReviewed = step(finance, 'finance-review', 'passed', { checklist });
export const returned = step(finance, 'finance-review', 'returned', { opinion: '指标不够细化' });
export const toApproval = [declare(unit), unitReviewed, financeReviewed];

export const adjust = (by: string, more: Partial<Content> = {}): TargetCommand =>
  asked(by, {
    type: 'adjust',
    data: {
      content: { ...content, ...more },
      on,
      submits: { step: 'submit', answer: 'submitted' },
      reason: '政策变化',
    },
  });
