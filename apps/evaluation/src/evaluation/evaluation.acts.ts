import { Inject, Injectable } from '@nestjs/common';
import type { EvaluationEvent } from '@wenxiao/facts/evaluation';
import {
  type Admission,
  type AskedFor,
  BusinessClock,
  type CommandAnswer,
  CommandRunner,
  NamedForStep,
  ObjectActs,
  PARTIES,
  type PersonsCommand,
  reaches,
} from '@wenxiao/service-kit';
import { refusalOf } from '../refusals.js';
import { evaluation } from './evaluation.aggregate.js';
import type { DataFor, EvaluationCommand, EvaluationRejection } from './evaluation.commands.js';
import { EvaluationParties, isNamed } from './evaluation.parties.js';
import { evaluationId, type EvaluationPlace } from './evaluation.place.js';
import type { EvaluationState } from './evaluation.state.js';
import { objectOf } from './evaluation.view.js';
import { typeOf } from './evaluation.world.js';
import { EvaluationWorlds, type LoadedWorld } from './evaluation.worlds.js';

type Acting = Readonly<{ tenant: string; place: EvaluationPlace; context: PersonsCommand }>;

/** What people do to an evaluation: let in where its subject stands or as whom it names, by the set that it runs under. */
@Injectable()
export class EvaluationActs extends ObjectActs<
  EvaluationPlace,
  EvaluationState,
  EvaluationCommand,
  EvaluationEvent,
  EvaluationRejection,
  LoadedWorld
> {
  protected readonly aggregate = evaluation;
  protected readonly idOf = evaluationId;
  protected readonly inProcedure = objectOf;
  protected readonly problemOf = refusalOf;

  constructor(
    private readonly worlds: EvaluationWorlds,
    commands: CommandRunner,
    named: NamedForStep,
    clock: BusinessClock,
    @Inject(PARTIES) private readonly parties: EvaluationParties,
  ) {
    super(commands, named, clock);
  }

  /** Begins it, whether or not a duty expects it: by whom the set gives its type to, who says what it was chosen for. */
  begin(acting: Acting, said: Omit<DataFor<'open'>, 'today'>): Promise<CommandAnswer> {
    const begun = { by: whoBegins, command: (today: string) => ({ type: 'open', data: { today, ...said } }) as const };
    return this.run(acting, this.on(acting, begun, 'current'));
  }

  /** It is left out, or is not after all, as the lead desk says. */
  except(acting: Acting, { excepted, reason }: Omit<DataFor<'except'>, 'on'>): Promise<CommandAnswer> {
    const command = (on: string) => ({ type: 'except', data: { excepted, reason, on } }) as const;
    return this.act(acting, { by: 'administer', command });
  }

  /** Takes the start back, by whom the set gives the type to: they began it, or might have. */
  withdrawStart(acting: Acting, reason: string): Promise<CommandAnswer> {
    return this.act(acting, { by: whoBegins, command: () => ({ type: 'withdraw-start', data: { reason } }) });
  }

  /** By which methods it is made, as whom the set gives its type to says. */
  stateMethods(acting: Acting, stated: Omit<DataFor<'state-methods'>, 'on'>): Promise<CommandAnswer> {
    return this.act(acting, { by: whoBegins, command: (on) => ({ type: 'state-methods', data: { ...stated, on } }) });
  }

  /** All that were ranked together, each as whom the set gives its type to: all of them or none. */
  async rank(
    tenant: string,
    context: PersonsCommand,
    ranked: readonly (Omit<DataFor<'rank'>, 'on'> & Readonly<{ place: EvaluationPlace }>)[],
  ): Promise<CommandAnswer> {
    const parts = ranked.map(({ place, ...ranking }) => {
      const command = (on: string) => ({ type: 'rank', data: { ...ranking, on } }) as const;
      return this.on({ tenant, place, context }, { by: whoBegins, command }, 'current');
    });
    const outcome = await this.commands.run(tenant, context, parts);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }

  protected find({ brings: { organisation } = {}, ...asked }: AskedFor<EvaluationPlace>) {
    return this.worlds.find({ ...asked, ...(organisation !== undefined && { organisation }) });
  }

  /** A type that the set does not have names nothing. What a body says of itself is read by whoever judges it, too. */
  protected async admits(
    state: EvaluationState,
    { world, place: { unit } }: LoadedWorld,
    admission: Admission,
    { tenant, place }: AskedFor<EvaluationPlace>,
  ): Promise<boolean> {
    if (typeOf(world).is === 'silent') return false;
    if (admission.grants.some((grant) => reaches(grant, unit)) || isNamed(state, admission)) return true;
    return state.status === 'open' && state.ofItself && this.parties.judge(tenant, place, admission);
  }
}

function whoBegins({ world }: LoadedWorld) {
  const type = typeOf(world);
  return type.is === 'stated' ? ({ act: 'record', by: type.value.by, path: type.path } as const) : undefined;
}
