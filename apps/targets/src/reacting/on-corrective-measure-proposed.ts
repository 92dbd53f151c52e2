import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CorrectiveMeasureProposedV1, CorrectiveMeasureWithdrawnV1 } from '@wenxiao/contracts';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, type OnRejected, reactionTo, underRulesOf } from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import type { BudgetLineCommand, BudgetLineRejection, CommandOf } from '../budget-line/budget-line.commands.js';
import { lineRefusals } from '../refusals.js';
import { lineId } from '../stream-names.js';
import { Subjects } from '../subject/subjects.js';

/** Monitoring proposes, corrects and takes back; the proposal waits on the line until its desk decides. What cannot wait there is refused as a fact. */
@Controller()
export class OnCorrectiveMeasureProposed {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
  ) {}

  @Hears(CorrectiveMeasureProposedV1)
  async take(@Payload() message: CorrectiveMeasureProposedV1, @Ctx() context: MessageContext): Promise<void> {
    const { year, proposal, round, ground, measures, change, by } = message;
    const data = { year, proposal, round, ground, measures, ...(change !== undefined && { change }), by };
    await this.react(message, context, 'take-corrective-measure', { type: 'propose-measure', data });
  }

  @Hears(CorrectiveMeasureWithdrawnV1)
  async withdraw(@Payload() message: CorrectiveMeasureWithdrawnV1, @Ctx() context: MessageContext): Promise<void> {
    const { year, proposal } = message;
    const command = { type: 'withdraw-measure', data: { year, proposal } } as const;
    await this.react(message, context, 'withdraw-corrective-measure', command);
  }

  private async react(
    {
      subject,
      year,
      proposal,
      rules,
      scheme,
    }: Pick<CorrectiveMeasureWithdrawnV1, 'subject' | 'year' | 'proposal' | 'rules' | 'scheme'>,
    context: MessageContext,
    purpose: string,
    command: Pick<CommandOf<'propose-measure' | 'withdraw-measure'>, 'type' | 'data'>,
  ): Promise<void> {
    const { store, tenant, stream, version } = context.origin;
    const about = await this.subjects.find(tenant, subject);
    const reaction = reactionTo(context, purpose);
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(budgetLine)({
        id: lineId(subject, year),
        expectedVersion: 'current',
        given: (_, at) => ({
          command: { ...command, at, by: reaction.actor } as BudgetLineCommand,
          ...underRulesOf(rules, { scheme: about?.subject.description.scheme ?? scheme }),
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
