import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { DisposalDecidedV1, DisposalWithdrawnV1 } from '@wenxiao/contracts';
import { inForce, negatedYuan, type PartAmount } from '@wenxiao/domain';
import { derivedId } from '@wenxiao/domain/identity';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { BusinessClock, CommandRunner } from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import type { BudgetLineCommand, BudgetLineRejection } from '../budget-line/budget-line.commands.js';
import { partsTaken } from '../budget-line/parts-taken.js';
import { endOf } from '../budget-line/money-facts.js';
import { refusalOf } from '../refusals.js';
import { lineId } from '../stream-names.js';
import { LineReactions } from './line-reactions.js';

/** What a result does to the money of a year was decided in accountability: it cuts the control number of that year's line. */
@Controller()
export class OnDisposalDecided {
  constructor(
    private readonly commands: CommandRunner,
    private readonly reactions: LineReactions,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(DisposalDecidedV1)
  async apply(@Payload() message: DisposalDecidedV1, @Ctx() context: MessageContext): Promise<void> {
    const { actsOn: year, change } = message;
    // A disposal that takes no money concerns no line.
    if (change === undefined) return;
    const { stream: decision, version: decisionVersion } = context.origin;
    const reduction = negatedYuan(change);
    const amounts = await this.partsOf(context.origin.tenant, message, reduction);
    const result = resultOf(context, decisionVersion);
    const from = await this.dayIn(year);
    await this.react(context, 'apply-disposal', message, {
      type: 'apply-result',
      data: { year, result, decision, decisionVersion, amounts, reduction, from },
    });
  }

  @Hears(DisposalWithdrawnV1)
  async withdraw(@Payload() message: DisposalWithdrawnV1, @Ctx() context: MessageContext): Promise<void> {
    const { actsOn: year, change, decision } = message;
    if (change === undefined) return;
    const result = resultOf(context, decision);
    await this.react(context, 'withdraw-disposal', message, {
      type: 'withdraw-result',
      data: { year, result, reason: '结果应用决定已撤回' },
    });
  }

  private react(
    context: MessageContext,
    purpose: string,
    { subject, actsOn: year, rules, scheme }: DisposalDecidedV1 | DisposalWithdrawnV1,
    command: Pick<BudgetLineCommand, 'type' | 'data'>,
  ): Promise<void> {
    return this.reactions.react(context, { subject, year, rules, scheme, purpose, command }, parked);
  }

  /**
   * Of which parts: those of the control number where one was issued, else those that the year before had, else those of the year
   * of the result.
   */
  private async partsOf(
    tenant: string,
    { subject, actsOn, year }: DisposalDecidedV1,
    amount: string,
  ): Promise<readonly PartAmount[]> {
    const known = await Promise.all(
      (
        [
          ['control', actsOn],
          ['budget', actsOn - 1],
          ['budget', year],
        ] as const
      ).map(async ([account, of]) => {
        const { state } = await this.commands.load(budgetLine, tenant, lineId(subject, of));
        return inForce(state.changes, account, { effective: endOf(of) }).parts;
      }),
    );
    return partsTaken(amount, known.find((parts) => parts.length > 0) ?? []);
  }

  /** Today, or the first day on which a control number of the year can be cut. */
  private async dayIn(year: number): Promise<string> {
    const [today, first] = [await this.clock.today(), `${String(year - 1)}-01-01`];
    return today < first ? first : today;
  }
}

/** How a line calls what was decided, by where that stands. */
const resultOf = ({ origin: { tenant, stream } }: MessageContext, version: number): string =>
  derivedId('result', tenant, stream, String(version));

/** What a decider foresees is a fact of its own; anything else is a defect of who sent it, and a person looks. */
function parked(rejection: BudgetLineRejection): never {
  throw refusalOf(rejection);
}
