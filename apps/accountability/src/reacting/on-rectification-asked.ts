import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CorrectiveMeasureDecidedV1, DisposalDecidedV1, FurtherProcedureOpenedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, BusinessClock, CommandRunner, Copies, copyKey, reactionTo } from '@wenxiao/service-kit';
import { rectification } from '../rectification/rectification.aggregate.js';
import type { Feedback } from '../rectification/rectification.commands.js';
import { rectifiedSubjects } from '../rectification/rectification.copies.js';
import { nameOf, rectificationId, type RectificationPlace } from '../rectification/rectification.place.js';
import { parked } from '../rectification/rectification.refusals.js';
import { RectificationWorlds } from '../rectification/rectification.worlds.js';
import { patiently } from './patiently.js';

type Asked = Readonly<{
  place: RectificationPlace;
  procedure?: string;
  problems?: Feedback['problems'];
}>;

/** An answer of an evaluation, what was decided of a result, or a corrective measure asks that something is put right. */
@Controller()
export class OnRectificationAsked {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: RectificationWorlds,
    private readonly copies: Copies,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(FurtherProcedureOpenedV1)
  async byEvaluation(@Payload() message: FurtherProcedureOpenedV1, @Ctx() context: MessageContext): Promise<void> {
    const { subject, year, procedure, items } = message;
    const place = { subject, year, origin: 'evaluation', of: nameOf(message) } as const;
    const problems = items.map(({ item, note }) => ({ item, ...(note !== undefined && { problem: note }) }));
    await this.open(context, { place, procedure, problems });
  }

  /** What is to be put right, whoever leads it feeds back. */
  @Hears(DisposalDecidedV1)
  async byResult(@Payload() message: DisposalDecidedV1, @Ctx() context: MessageContext): Promise<void> {
    const { subject, year, effects } = message;
    const place = { subject, year, origin: 'result' } as const;
    for (const { effect, names } of effects)
      if (effect === 'open' && names !== undefined) await this.open(context, { place, procedure: names });
  }

  @Hears(CorrectiveMeasureDecidedV1)
  async byMeasure(@Payload() message: CorrectiveMeasureDecidedV1, @Ctx() context: MessageContext): Promise<void> {
    const { subject, year, proposal, measures, ground, reason } = message;
    if (!measures.includes('rectify')) return;
    const place = { subject, year, origin: 'measure', of: proposal } as const;
    // Without words of whoever decided, the lead desk feeds back what is to be put right.
    await this.open(context, { place, problems: reason === undefined ? [] : [{ item: ground, problem: reason }] });
  }

  private async open(context: MessageContext, { place, procedure, problems = [] }: Asked): Promise<void> {
    const { store, tenant, stream, version } = context.origin;
    const reaction = reactionTo(context, `open-${procedure ?? rectification.category}`);
    await this.copies.required(rectifiedSubjects, tenant, copyKey(place.subject), context.tx.sql);
    const today = await this.clock.today();
    const data = { problems, version, today, ...(procedure !== undefined && { procedure }) };
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(rectification)({
        id: rectificationId(place),
        expectedVersion: 'current',
        given: async ({ events }, at) => {
          const found = await patiently(() => this.worlds.find({ tenant, place, events, day: today, opens: true }));
          return {
            command: { type: 'open', data, at, by: reaction.actor },
            inForce: { rules: found.world, reference: found.reference },
            at: found.place.unit.id,
            basedOn: [{ store, tenant, stream, version }],
          };
        },
      }),
      parked,
    );
  }
}
