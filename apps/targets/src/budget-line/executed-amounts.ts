import { Injectable } from '@nestjs/common';
import { decimal, type ExecutedCopy, executedBy, inForce, partKey, type PartAmount } from '@wenxiao/domain';
import { type Copied, Copies } from '@wenxiao/service-kit';
import { executed } from '../copies.js';
import { lineId } from '../stream-names.js';
import type { MeasureAct } from './budget-line.commands.js';
import type { BudgetLineState } from './budget-line.state.js';
import { endOf } from './money-facts.js';

/** What the treasury has paid of lines, as monitoring said it last. */
@Injectable()
export class ExecutedAmounts {
  constructor(private readonly copies: Copies) {}

  /** Of each part the latest; none of a line of which nothing is known. */
  async of(tenant: string, subject: string, year: number): Promise<readonly ExecutedCopy[]> {
    return amountsIn(await this.copies.find(executed, tenant, lineId(subject, year)));
  }

  /** The same of the lines of several subjects in a year, asked once. @returns of each, in their order */
  async ofAll(tenant: string, subjects: readonly string[], year: number): Promise<(readonly ExecutedCopy[])[]> {
    const keys = subjects.map((subject) => lineId(subject, year));
    const found = await this.copies.findAll(executed, tenant, keys);
    return keys.map((key) => amountsIn(found.get(key)));
  }
}

function amountsIn(found: Copied<NonNullable<(typeof executed)['data']>> | undefined): readonly ExecutedCopy[] {
  if (!found) return [];
  const { data, recordedAt } = found;
  const on = data.executed.at(-1)?.on ?? '';
  return data.parts.map(({ amount, ...part }) => ({ part, executed: amount, on, recordedAt }));
}

/** A recovery that names no amount takes what lies idle of each part, where it is known what was paid. */
export function recoveringIdle(
  acts: readonly MeasureAct[],
  line: Pick<BudgetLineState, 'changes'>,
  { year, executed: paid }: Readonly<{ year: number; executed: readonly ExecutedCopy[] }>,
): readonly MeasureAct[] {
  if (paid.length === 0) return acts;
  return acts.map((each) => {
    const isOpen = each.act === 'recover' && each.amounts.length === 0;
    return isOpen ? { ...each, amounts: idleParts(line, year, paid) } : each;
  });
}

function idleParts(
  { changes }: Pick<BudgetLineState, 'changes'>,
  year: number,
  paid: readonly ExecutedCopy[],
): readonly PartAmount[] {
  const effective = endOf(year);
  const paidOf = new Map(executedBy(paid, { effective }).parts.map(({ part, amount }) => [partKey(part), amount]));
  return inForce(changes, 'budget', { effective }).parts.flatMap(({ part, amount }) => {
    const idle = decimal(amount).minus(paidOf.get(partKey(part)) ?? '0');
    return idle.gt('0') ? [{ part, amount: idle.toFixed(2) }] : [];
  });
}
