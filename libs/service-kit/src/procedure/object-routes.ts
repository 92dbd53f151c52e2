import { Body, Param, Post } from '@nestjs/common';
import {
  KeepDecisionDto,
  ReassignDto,
  RebaseDto,
  replacementOf,
  StepAdviceDto,
  StepWithdrawalDto,
} from '@wenxiao/contracts/input';
import type { RulesReference } from '@wenxiao/event-store';
import { placeAt } from '@wenxiao/rules/procedure';
import { SettledAtObject } from '../access/access.guard.js';
import { PersonCommand, type PersonsCommand } from '../command/command-context.js';
import type { CommandAnswer } from '../command/command-runner.js';
import { CommandOperation } from '../http/operation.js';
import { PathId } from '../http/path-id.js';
import type { ActsOn, CommonAct, HandingOver, Lifting, Reminding } from './act-on-object.js';

type Class<T> = new () => T;
type RoutesOf<Place, Found = unknown> = abstract new () => Readonly<{ acts: ActsOn<Place, Found> }>;
/** An object that goes by one set of rules. */
type Ruled = Readonly<{ reference: RulesReference }>;

type Objects = Readonly<{
  /** Where an object is named in the path, `:subject/:year`. */
  path: string;
  /** Reads which one it names. */
  at: () => ParameterDecorator;
  /** What it is called where a service has several kinds, `纠偏`. */
  called?: string;
  remind: Class<Reminding>;
  liftOverdue: Class<Lifting>;
  handOver: Class<HandingOver>;
}>;

/** The body of a request, of a class that is known to the caller alone: checks and the API document read it from the method. */
const BodyOf =
  (kind: Class<object>): ParameterDecorator =>
  (target, method = '', index) => {
    const types = [...(Reflect.getMetadata('design:paramtypes', target, method) as readonly unknown[])];
    types[index] = kind;
    Reflect.defineMetadata('design:paramtypes', types, target, method);
    Body()(target, method, index);
  };

function opinionRoutes<Place>({ path, at: At, called = '' }: Objects): RoutesOf<Place> {
  abstract class Routes {
    abstract readonly acts: ActsOn<Place>;

    /** A desk that co-operates (会同) says what it thinks, before somebody else takes the step. */
    @Post(`${path}/steps/:step/opinions`)
    @SettledAtObject()
    @CommandOperation(`对${called}环节提出协同意见`, { ifMatch: true })
    giveOpinion(
      @PathId('jurisdictionId') tenant: string,
      @At() place: Place,
      @Param('step') step: string,
      @Body() { level, opinion }: StepAdviceDto,
      @PersonCommand() context: PersonsCommand,
    ): Promise<CommandAnswer> {
      const advises = placeAt({ step, level });
      const command = () => ({ type: 'give-opinion', data: { ...advises, opinion } }) as const;
      return this.acts.act({ tenant, place, context }, { by: { advises }, command });
    }
  }
  return Routes;
}

/**
 * The routes of what is done to every object that goes by a procedure and is no step of it: an opinion given before it, a step taken back, somebody
 * reminded, what is overdue lifted, a step handed over. A controller extends them, and says in `acts` who carries them out.
 */
export function objectRoutes<Place>(of: Objects): RoutesOf<Place> {
  const { path, at: At, called = '', ...bodies } = of;
  abstract class Routes extends opinionRoutes<Place>(of) {
    abstract override readonly acts: ActsOn<Place>;

    /** Who took a step takes it back before anybody answered it, and with it what it brought. */
    @Post(`${path}/steps/:step/withdrawal`)
    @SettledAtObject()
    @CommandOperation(`撤回本人办理的${called}环节`, { ifMatch: true })
    withdraw(
      @PathId('jurisdictionId') tenant: string,
      @At() place: Place,
      @Param('step') step: string,
      @Body() { level, reason }: StepWithdrawalDto,
      @PersonCommand() context: PersonsCommand,
    ): Promise<CommandAnswer> {
      const amends = placeAt({ step, level });
      const command = () => ({ type: 'withdraw', data: { ...amends, reason } }) as const;
      return this.acts.act({ tenant, place, context }, { by: { amends }, command });
    }

    @Post(`${path}/reminders`)
    @SettledAtObject()
    @CommandOperation(`督促办理${called}`, { ifMatch: true })
    remind(
      @PathId('jurisdictionId') tenant: string,
      @At() place: Place,
      @BodyOf(bodies.remind) body: Reminding,
      @PersonCommand() context: PersonsCommand,
    ): Promise<CommandAnswer> {
      const { askedBy, to } = body;
      const command = (on: string) => ({ type: 'remind', data: { ...body, on } }) as const;
      const names = { ...(askedBy !== undefined && { step: askedBy }), to };
      return this.acts.act({ tenant, place, context }, { by: 'administer', command, names });
    }

    @Post(`${path}/overdue-lifts`)
    @SettledAtObject()
    @CommandOperation(`解除${called}逾期（须说明理由）`, { ifMatch: true })
    liftOverdue(
      @PathId('jurisdictionId') tenant: string,
      @At() place: Place,
      @BodyOf(bodies.liftOverdue) body: Lifting,
      @PersonCommand() context: PersonsCommand,
    ): Promise<CommandAnswer> {
      const command = () => ({ type: 'lift-overdue', data: { ...body } }) as const;
      return this.acts.act({ tenant, place, context }, { by: 'administer', command });
    }

    @Post(`${path}/hand-overs`)
    @SettledAtObject()
    @CommandOperation(`移交${called}待办环节`, { ifMatch: true })
    handOver(
      @PathId('jurisdictionId') tenant: string,
      @At() place: Place,
      @BodyOf(bodies.handOver) body: HandingOver,
      @PersonCommand() context: PersonsCommand,
    ): Promise<CommandAnswer> {
      const command = () => ({ type: 'hand-over', data: { ...body } }) as const;
      return this.acts.act({ tenant, place, context }, { by: 'administer', command, names: body });
    }
  }
  return Routes;
}

/** … and where an object goes by one set of rules: it is moved to the set in force, or somebody takes another's place. */
export function movableObjectRoutes<Place>(of: Objects): RoutesOf<Place, Ruled> {
  const { path, at: At } = of;
  abstract class Routes extends objectRoutes<Place>(of) {
    abstract override readonly acts: ActsOn<Place, Ruled>;

    /** The rules have changed since it was opened, and it is to go on by those in force. */
    @Post(`${path}/rebase`)
    @SettledAtObject()
    @CommandOperation('改按现行规则办理（须说明理由）', { ifMatch: true })
    rebase(
      @PathId('jurisdictionId') tenant: string,
      @At() place: Place,
      @Body() { reason }: RebaseDto,
      @PersonCommand() context: PersonsCommand,
    ): Promise<CommandAnswer> {
      const command: CommonAct<Ruled>['command'] = (_, { reference }) => ({
        type: 'rebase',
        data: { before: reference.hash, reason },
      });
      return this.acts.act({ tenant, place, context }, { by: 'rebase', command, anew: true });
    }

    /** Somebody takes the place of whom a step named; what they did counts on. */
    @Post(`${path}/reassignments`)
    @SettledAtObject()
    @CommandOperation('由他人接替受派人员或单位（须说明理由）', { ifMatch: true })
    reassign(
      @PathId('jurisdictionId') tenant: string,
      @At() place: Place,
      @Body() body: ReassignDto,
      @PersonCommand() context: PersonsCommand,
    ): Promise<CommandAnswer> {
      const data = replacementOf(body);
      const command = () => ({ type: 'reassign', data }) as const;
      return this.acts.act({ tenant, place, context }, { by: 'reassign', command, replaces: data });
    }
  }
  return Routes;
}

/** … and a decision is kept although what it rests on has changed. `decision` is what is kept, `评价结论`. */
export function ruledObjectRoutes<Place>({
  decision,
  ...of
}: Objects & Readonly<{ decision: string }>): RoutesOf<Place, Ruled> {
  const { path, at: At } = of;
  abstract class Routes extends movableObjectRoutes<Place>(of) {
    /** What it was decided on was corrected or changed back to before it: whoever looked at it lets the decision stand. */
    @Post(`${path}/kept-decisions`)
    @SettledAtObject()
    @CommandOperation(`依据变动后维持${decision}（须说明理由）`, { ifMatch: true })
    keepDecision(
      @PathId('jurisdictionId') tenant: string,
      @At() place: Place,
      @Body() body: KeepDecisionDto,
      @PersonCommand() context: PersonsCommand,
    ): Promise<CommandAnswer> {
      const command = () => ({ type: 'keep-decision', data: { ...body } }) as const;
      return this.acts.act({ tenant, place, context }, { by: 'administer', command });
    }
  }
  return Routes;
}
