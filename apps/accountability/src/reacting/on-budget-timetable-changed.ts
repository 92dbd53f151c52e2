import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { BudgetTimetableChangedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, Copies, copyKey, reactionTo } from '@wenxiao/service-kit';
import { subjects } from '../copies.js';
import { resultApplication } from '../result-application/result-application.aggregate.js';
import { parked } from '../refusals.js';

/** A disposal takes at most the budget in force, whatever came first: the money or the result. */
@Controller()
export class OnBudgetTimetableChanged {
  constructor(
    private readonly commands: CommandRunner,
    private readonly copies: Copies,
  ) {}

  @Hears(BudgetTimetableChangedV1)
  async follow(@Payload() message: BudgetTimetableChangedV1, @Ctx() context: MessageContext): Promise<void> {
    const { subject: id, year: budgetYear, approvedFrom, inForce } = message;
    // Only requested so far: nothing is in force.
    if (approvedFrom === undefined) return;
    const { store, tenant, stream, version } = context.origin;
    const about = await this.copies.required(subjects, tenant, copyKey(id), context.tx.sql);
    const data = { unitId: about.data.unit, budgetYear, budgetYuan: inForce.at(-1)?.total ?? '0.00' };
    const reaction = reactionTo(context, 'follow-budget');
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(resultApplication)({
        id,
        expectedVersion: 'current',
        given: (_, at) => ({
          // Following looks nothing up.
          command: { type: 'follow-budget', data, at, by: reaction.actor },
          inForce: { rules: { resultApplication: {}, accountability: {} } },
          basedOn: [about.fact, { store, tenant, stream, version }],
        }),
      }),
      parked,
    );
  }
}
