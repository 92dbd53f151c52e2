import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CorrectiveMeasureDecidedV1, CorrectiveMeasureWithdrawnV1 } from '@wenxiao/contracts';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, type OnRejected, reactionTo, underRulesOf } from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import type { BudgetLineCommand, BudgetLineRejection, CommandOf } from '../budget-line/budget-line.commands.js';
import { measureActsOf } from '../budget-line/measure-acts.js';
import { lineRefusals } from '../refusals.js';
import { lineId } from '../stream-names.js';
import { Subjects } from '../subject/subjects.js';

/** What monitoring decides on the money of a year is carried out at its line, or given back. What cannot be done is refused as a fact. */
@Controller()
export class OnCorrectiveMeasureDecided {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
  ) {}

  @Hears(CorrectiveMeasureDecidedV1)
  async apply(@Payload() message: CorrectiveMeasureDecidedV1, @Ctx() context: MessageContext): Promise<void> {
    const { year, proposal, decision, acts, reason = '按纠偏决定办理' } = message;
    const data = { year, proposal, decision, acts: measureActsOf(acts), reason };
    await this.react(message, context, 'apply-corrective-measure', { type: 'apply-measure', data });
  }

  @Hears(CorrectiveMeasureWithdrawnV1)
  async withdraw(@Payload() message: CorrectiveMeasureWithdrawnV1, @Ctx() context: MessageContext): Promise<void> {
    const { year, decision } = message;
    const command = { type: 'withdraw-measure', data: { year, decision, reason: '纠偏决定已撤回' } } as const;
    await this.react(message, context, 'withdraw-corrective-measure', command);
  }

  private async react(
    { subject, year, proposal, decision, rules, scheme }: CorrectiveMeasureWithdrawnV1,
    context: MessageContext,
    purpose: string,
    command: Pick<CommandOf<'apply-measure' | 'withdraw-measure'>, 'type' | 'data'>,
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
      refusedAsFact({ proposal, decision }),
    );
  }
}

/** Whatever the line says no to, monitoring's desk decides anew. */
function refusedAsFact(
  named: Readonly<{ proposal: string; decision: string }>,
): OnRejected<BudgetLineRejection, BudgetLineEvent> {
  const become = ({ code }: BudgetLineRejection) => facts.measureRefused({ ...named, refusal: code });
  return Object.fromEntries(lineRefusals.map((code) => [code, become])) as unknown as OnRejected<
    BudgetLineRejection,
    BudgetLineEvent
  >;
}
