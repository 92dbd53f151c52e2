import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CorrectiveMeasureProposedV1 } from '@wenxiao/contracts';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, type OnRejected, reactionTo } from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import type { BudgetLineRejection } from '../budget-line/budget-line.commands.js';
import { lineRefusals } from '../refusals.js';
import { lineId } from '../stream-names.js';
import { Subjects } from '../subject/subjects.js';

/** Monitoring proposes; the proposal waits on the line until its desk decides. What cannot wait there is refused as a fact. */
@Controller()
export class OnCorrectiveMeasureProposed {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
  ) {}

  @Hears(CorrectiveMeasureProposedV1)
  async take(@Payload() message: CorrectiveMeasureProposedV1, @Ctx() context: MessageContext): Promise<void> {
    const { subject, year, proposal, round, ground, measures, change, by } = message;
    const { store, tenant, stream, version } = context.origin;
    const about = await this.subjects.find(tenant, subject);
    const data = { year, proposal, round, ground, measures, ...(change !== undefined && { change }), by };
    const reaction = reactionTo(context, 'take-corrective-measure');
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(budgetLine)({
        id: lineId(subject, year),
        expectedVersion: 'current',
        given: (_, at) => ({
          command: { type: 'propose-measure', data, at, by: reaction.actor },
          inForce: { rules: undefined },
          ...(about && { at: about.subject.unit }),
          basedOn: [{ store, tenant, stream, version }],
        }),
      }),
      refusedAsFact(proposal),
    );
  }
}

/** Whatever the line says no to, monitoring's desk decides anew. */
function refusedAsFact(proposal: string): OnRejected<BudgetLineRejection, BudgetLineEvent> {
  const become = ({ code }: BudgetLineRejection) => facts.measureRefused({ proposal, refusal: code });
  return Object.fromEntries(lineRefusals.map((code) => [code, become])) as unknown as OnRejected<
    BudgetLineRejection,
    BudgetLineEvent
  >;
}
