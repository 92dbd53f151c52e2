import { Injectable } from '@nestjs/common';
import type { CorrectiveMeasureWithdrawnV1 } from '@wenxiao/contracts';
import type { BudgetLineEvent } from '@wenxiao/facts/targets';
import type { MessageContext } from '@wenxiao/messaging';
import { act, BusinessClock, CommandRunner, type OnRejected, reactionTo, underRulesOf } from '@wenxiao/service-kit';
import { BudgetYears } from '../budget-year/budget-years.js';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import type { BudgetLineCommand, BudgetLineRejection } from '../budget-line/budget-line.commands.js';
import { effectiveOn } from '../budget-line/effective-days.js';
import { lineId } from '../stream-names.js';
import { Subjects } from '../subject/subjects.js';

/** The line on whose money another service decided, by which rules, and what is to be done there. */
type Asked = Pick<CorrectiveMeasureWithdrawnV1, 'subject' | 'year' | 'rules' | 'scheme'> &
  Readonly<{ purpose: string; command: Pick<BudgetLineCommand, 'type' | 'data'> }>;

/** What other services decide on the money of a year is done at its line, under the rules by which it was decided. */
@Injectable()
export class LineReactions {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
    private readonly clock: BusinessClock,
    private readonly years: BudgetYears,
  ) {}

  async react(
    context: MessageContext,
    { subject, year, rules, scheme, purpose, command }: Asked,
    refused: OnRejected<BudgetLineRejection, BudgetLineEvent>,
  ): Promise<void> {
    const { store, tenant, stream, version } = context.origin;
    const about = await this.subjects.find(tenant, subject);
    const closed = await this.years.closedOn(tenant, year);
    const reaction = reactionTo(context, purpose);
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(budgetLine)({
        id: lineId(subject, year),
        expectedVersion: 'current',
        given: (_, at) => ({
          command: {
            ...command,
            data: { ...command.data, ...(closed !== undefined && { closed }) },
            at,
            by: reaction.actor,
          } as BudgetLineCommand,
          ...underRulesOf(rules, { scheme: about?.subject.description.scheme ?? scheme }),
          ...(about && { at: about.subject.unit }),
          basedOn: [{ store, tenant, stream, version }],
          effectiveAt: effectiveOn(this.clock),
        }),
      }),
      refused,
    );
  }
}
