import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { EvaluationConclusionWithdrawnV1, EvaluationFinalisedV1 } from '@wenxiao/contracts';
import { businessDateAt } from '@wenxiao/domain';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, BusinessClock, CommandRunner, Copies, copyKey, reactionTo } from '@wenxiao/service-kit';
import { subjects } from '../copies.js';
import { parked } from '../refusals.js';
import { resultApplication } from '../result-application/result-application.aggregate.js';
import type { ResultCommand } from '../result-application/result-application.commands.js';
import { resultId } from '../result-application/result-application.place.js';
import { ResultWorlds } from '../result-application/result-application.worlds.js';
import { patiently } from './patiently.js';

type Told = EvaluationFinalisedV1 | EvaluationConclusionWithdrawnV1;

/** An evaluation came to its conclusion: what follows is to be decided. A conclusion was taken back: somebody looks at what followed. */
@Controller()
export class OnEvaluationConcluded {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: ResultWorlds,
    private readonly copies: Copies,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(EvaluationFinalisedV1)
  async take(@Payload() message: EvaluationFinalisedV1, @Ctx() context: MessageContext): Promise<void> {
    const { type, period, number, scheme, isReEvaluation, score, grade, findings } = message;
    const evaluation = {
      scheme,
      type,
      period,
      number,
      version: context.origin.version,
      isReEvaluation,
      concludedOn: businessDateAt(context.recordedAt, this.clock.timeZone),
      ...(score !== undefined && { score }),
      ...(grade !== undefined && { grade }),
      findings,
    };
    await this.react(context, 'take-evaluation', message, { type: 'take-evaluation', data: { evaluation } });
  }

  @Hears(EvaluationConclusionWithdrawnV1)
  async withdraw(@Payload() message: EvaluationConclusionWithdrawnV1, @Ctx() context: MessageContext): Promise<void> {
    const { type, period, number } = message;
    const data = { type, period, number, version: context.origin.version };
    await this.react(context, 'withdraw-evaluation', message, { type: 'withdraw-evaluation', data });
  }

  private async react(
    context: MessageContext,
    purpose: string,
    { subject, year, ...told }: Told,
    command: Pick<ResultCommand, 'type' | 'data'>,
  ): Promise<void> {
    const { store, tenant, stream, version } = context.origin;
    await this.copies.required(subjects, tenant, copyKey(subject), context.tx.sql);
    const day = await this.clock.today();
    const reaction = reactionTo(context, purpose);
    const incoming = { findings: [], ...told };
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(resultApplication)({
        id: resultId({ subject, year }),
        expectedVersion: 'current',
        given: async ({ events }, at) => {
          // What is told of a result that is there goes by the set under which it was opened; a new one by the set in force.
          const isNew = command.type === 'take-evaluation' || events.length === 0;
          const asked = { tenant, place: { subject, year }, events, day, ...(isNew && { incoming }) };
          const { world, place, reference, basedOn } = await patiently(() => this.worlds.find(asked));
          return {
            command: { ...command, at, by: reaction.actor } as ResultCommand,
            inForce: { rules: world, reference },
            at: place.unit.id,
            basedOn: [{ store, tenant, stream, version }, ...basedOn],
          };
        },
      }),
      parked,
    );
  }
}
