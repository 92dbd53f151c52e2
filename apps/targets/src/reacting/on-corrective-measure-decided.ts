import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CorrectiveMeasureDecidedV1, CorrectiveMeasureWithdrawnV1 } from '@wenxiao/contracts';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { BusinessClock } from '@wenxiao/service-kit';
import type { CommandOf } from '../budget-line/budget-line.commands.js';
import { ExecutedAmounts } from '../budget-line/executed-amounts.js';
import { measureActsOf } from '../budget-line/measure-acts.js';
import { LineReactions } from './line-reactions.js';
import { SubjectReactions } from './subject-reactions.js';
import { TargetReactions } from './target-reactions.js';

/**
 * What monitoring decides on the money of a year is carried out at its line, or given back; what cannot be done is refused as a fact.
 * Where it suspends the subject, that is suspended until the decision is taken back or somebody resumes it; where it adjusts the target,
 * the unit is asked to propose how.
 */
@Controller()
export class OnCorrectiveMeasureDecided {
  constructor(
    private readonly reactions: LineReactions,
    private readonly subjects: SubjectReactions,
    private readonly targets: TargetReactions,
    private readonly paid: ExecutedAmounts,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(CorrectiveMeasureDecidedV1)
  async apply(@Payload() message: CorrectiveMeasureDecidedV1, @Ctx() context: MessageContext): Promise<void> {
    const { subject, year, proposal, decision, measures, ground, rules, acts, reason = '按纠偏决定办理' } = message;
    if (measures.includes('suspend-subject'))
      await this.subjects.react(context, { ...message, type: 'suspend', reason });
    if (measures.includes('adjust-target')) {
      const asked = { proposal, decision, ground, rules: rules.hash, on: await this.clock.today() };
      await this.targets.react(context, { ...message, command: { type: 'ask-adjustment', data: asked } });
    }
    if (acts.length === 0) return;
    const executed = await this.paid.of(context.origin.tenant, subject, year);
    const data = { year, proposal, decision, acts: measureActsOf(acts), reason, executed };
    await this.react(message, context, 'apply-corrective-measure', { type: 'apply-measure', data });
  }

  @Hears(CorrectiveMeasureWithdrawnV1)
  async withdraw(@Payload() message: CorrectiveMeasureWithdrawnV1, @Ctx() context: MessageContext): Promise<void> {
    const { subject, year, decision } = message;
    const executed = await this.paid.of(context.origin.tenant, subject, year);
    const reason = '纠偏决定已撤回';
    await this.subjects.react(context, { ...message, type: 'resume', reason });
    await this.targets.react(context, { ...message, command: { type: 'ask-no-longer', data: { decision } } });
    const command = { type: 'withdraw-measure', data: { year, decision, reason, executed } } as const;
    await this.react(message, context, 'withdraw-corrective-measure', command);
  }

  private react(
    { proposal, decision, ...told }: CorrectiveMeasureWithdrawnV1,
    context: MessageContext,
    purpose: string,
    command: Pick<CommandOf<'apply-measure' | 'withdraw-measure'>, 'type' | 'data'>,
  ): Promise<void> {
    // Whatever the line says no to, monitoring's desk decides anew.
    return this.reactions.react(context, { ...told, purpose, command }, ({ code }) =>
      facts.measureRefused({ proposal, decision, refusal: code }),
    );
  }
}
