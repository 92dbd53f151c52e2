import { type Fact, under } from '@wenxiao/domain';
import { specOf } from '@wenxiao/domain/testing';
import type { Content } from '../declaration.js';
import type { StepNeeds } from '@wenxiao/domain/field';
import type { TargetCommand } from '../performance-target.commands.js';
import { targetDecider } from '../performance-target.decider.js';
import { content, people, rules } from './targets-of-fufeng.js';

/** The event as it is decided under these members of the set. */
export const resting = <Event extends Fact>(event: Event, ...paths: readonly string[]): Event =>
  under(event, ...paths.map((path) => ({ path })));

export const spec = specOf(targetDecider, rules);
export const { unit, colleague, department, budget } = people;
const at = '2023-01-10T01:00:00.000000Z';
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
  answer: 'passed' as const,
}));
/** What is approved goes with the budget of the line: the same amount, from the same day. */
const [amount, from] = ['1000000.00', '2023-01-20'];
export const approval = asked(budget, {
  type: 'take-step',
  data: {
    step: 'approve',
    answer: 'approved',
    brings: { amount, date: from },
    together: { with: 'budget-line', amount, from },
  },
});

export const unitReviewed = step(department, 'unit-review', 'passed', { checklist }, people.departmentOffice);
export const financeReviewed = step(people.finance, 'finance-review', 'passed', { checklist });
export const returned = step(people.finance, 'finance-review', 'returned', { opinion: '指标不够细化' });
export const toApproval = [declare(unit), unitReviewed, financeReviewed];

export const adjust = (by: string, more: Partial<Content> = {}, day = on): TargetCommand =>
  asked(by, {
    type: 'adjust',
    data: {
      content: { ...content, ...more },
      on: day,
      last: '2023-12-31',
      submits: { step: 'submit', answer: 'submitted' },
      reason: '政策变化',
    },
  });
