import { decimal, executedBy, inForce, yuanText } from '@wenxiao/domain';
import type { CommandRunner } from '@wenxiao/service-kit';
import { lineId } from '../stream-names.js';
import { budgetLine } from './budget-line.aggregate.js';
import type { LineName } from './budget-line.commands.js';
import { approvedFrom } from './budget-line.state.js';
import type { ExecutedAmounts } from './executed-amounts.js';
import { endOf } from './money-facts.js';

/**
 * What a line leaves of its budget at the end of its year (结余), as far as the treasury told what was paid, in 元; nothing where none was
 * approved: of a year before the records nobody knows.
 */
export async function leftOver(
  { commands, paid }: Readonly<{ commands: CommandRunner; paid: ExecutedAmounts }>,
  tenant: string,
  { subject, year }: LineName,
): Promise<Readonly<{ left?: string }>> {
  const [{ state }, executed] = await Promise.all([
    commands.load(budgetLine, tenant, lineId(subject, year)),
    paid.of(tenant, subject, year),
  ]);
  if (approvedFrom(state) === undefined) return {};
  const effective = endOf(year);
  const budget = decimal(inForce(state.changes, 'budget', { effective }).total);
  const left = budget.minus(executedBy(executed, { effective }).total);
  return { left: yuanText(left.lt('0') ? decimal('0') : left) };
}
