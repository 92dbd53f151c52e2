import { decimal, sumOf, yuanText } from '@wenxiao/domain';
import type { CommandOf as LineCommandOf } from '../budget-line/budget-line.commands.js';
import type { Answering, CommandOf, TargetCommand } from './performance-target.commands.js';

/** What is approved: the target's answer, and the money with which it is. */
export type Approval = Readonly<{
  answering: Answering;
  budget: LineCommandOf<'approve'>['data'];
}> &
  Pick<TargetCommand, 'at' | 'by'>;

/**
 * 批复: the two commands by which a target and its budget are approved. They are carried out in one append, and say the same
 * amount and day; each may refuse, and then neither is approved.
 */
export function approveTogether({ answering, budget, at, by }: Approval): Readonly<{
  target: CommandOf<'take-step'>;
  line: LineCommandOf<'approve'>;
}> {
  const amount = yuanText(sumOf(budget.amounts.map((each) => decimal(each.amount))));
  const brings = { ...answering.brings, amount, date: budget.from };
  const together = { with: 'budget-line', amount, from: budget.from };
  return {
    target: { type: 'take-step', data: { ...answering, brings, together }, at, by },
    line: { type: 'approve', data: budget, at, by },
  };
}
