import { Injectable } from '@nestjs/common';
import type { StepNeeds } from '@wenxiao/domain/field';
import type { Outdated } from '@wenxiao/domain';
import type { OpenStep } from '@wenxiao/rules/procedure';
import {
  act,
  type Act,
  audienceOf,
  authorityAt,
  authorityOnStep,
  authorityToAmend,
  BusinessClock,
  CommandRunner,
  type InForce,
  leadDeskOf,
  type Loaded,
  NamedForStep,
  type PersonsCommand,
  versionOfStep,
} from '@wenxiao/service-kit';
import { ofSubmitters, onLine } from '../budget-line/acting-on-a-line.js';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { requestersOf } from '../budget-line/requesters.js';
import type { Assessed } from '../ex-ante-assessment/assessments.js';
import { Prerequisites } from '../ex-ante-assessment/prerequisites.js';
import type { KnownEntry } from '../indicator-library/known-entries.js';
import type { Rejection } from '../refusals.js';
import { ownProblem } from '../own-problems.js';
import { firstYearOf, lastDayOf, lineId, requireYearInReach, targetId } from '../stream-names.js';
import { type KnownSubject, requireGoingOn, type SubjectAtHand, Subjects } from '../subject/subjects.js';
import type { Lookups } from '../subject/lookups.js';
import type { Known } from '../subject/subject.commands.js';
import { answersWith } from './answers-with.js';
import { requireProcedure } from './no-procedure.js';
import { authorityToDeclare, declaredIn, fundsOf, requestOf, submissionOf } from './declaring.js';
import { performanceTarget } from './performance-target.aggregate.js';
import type { CommandOf, TargetCommand, TargetRules } from './performance-target.commands.js';
import type { CorrectTargetDto, ReviseTargetDto } from './performance-target.dto.js';
import type { TargetState } from './performance-target.state.js';
import { TargetGrounds } from './target-grounds.js';
import { inProcedure, stepIn, stepsNamed, type TargetAtHand, Targets } from './targets.js';

/** Of which target, by whom, upon which version. */
export type TargetPlace = Readonly<{
  tenant: string;
  id: string;
  period: string;
  /** What the act is about: registered before, or by the same command. */
  subject: Known & Partial<Pick<KnownSubject, 'status'>>;
  /** What a decision that reads the subject is based on; absent where it is registered by the same command. */
  fact?: SubjectAtHand['fact'];
  context: PersonsCommand;
  expectedVersion: number | 'current';
  /** What the acts of one command look up: each once. */
  lookups: Lookups;
  assessed?: readonly Assessed[];
  /** By which keys another system knows what is declared. */
  keys?: CommandOf<'declare'>['data']['keys'];
}>;

export type StepTaken = Readonly<{ step: string; level?: string; answer: string; brings: StepNeeds }>;
export type BudgetStated = Readonly<{ amount: string; from: string }>;
/** Is told what is open of a target, and by which answer, a path of the rules, it is to have less money than is asked for. */
export type Found = (open: readonly OpenStep[], reducedBy?: string) => void;
type DeclarationType = 'declare' | 'adjust';

const rulesOf = (
  { ruling, world, reference }: TargetAtHand,
  outdated: readonly Outdated[] = [],
): InForce<TargetRules> => ({
  rules: { ruling, world, outdated },
  reference,
});

/** The acts of people on targets. */
@Injectable()
export class TargetActs {
  constructor(
    private readonly commands: CommandRunner,
    readonly subjects: Subjects,
    private readonly targets: Targets,
    private readonly named: NamedForStep,
    private readonly grounds: TargetGrounds,
    readonly prerequisites: Prerequisites,
    readonly clock: BusinessClock,
  ) {}

  /** What cannot be declared is not registered for it. @throws {ProblemError} `no-procedure`. */
  async requireProcedure({ subject, period, lookups }: TargetPlace, sent: ReviseTargetDto): Promise<void> {
    requireProcedure(await this.targets.openedToday(subject, period, fundsOf(sent), lookups));
  }

  /** Declares, and submits what is declared; once more where it was returned or is to be adjusted. */
  declaring(place: TargetPlace, sent: ReviseTargetDto, type: DeclarationType, reason?: string): Act<Rejection> {
    return this.onTarget(place, async (seen) => {
      this.requireActive(place);
      const at = await this.atHand(place, seen, sent, type);
      const submits = submissionOf(sent, at);
      const on = await place.lookups.today();
      if (seen.version === 0) requireYearInReach(firstYearOf(place.period), on);
      const { content, entries } = await declaredIn(sent, place, at, this.targets.library);
      const adjusts = reason !== undefined && { reason, last: lastDayOf(place.period) };
      const data = { content, entries, on, keys: place.keys, ...(submits && { submits }), ...adjusts };
      return { at, actor: authorityToDeclare(place.context.admission, at), type, data, entries };
    });
  }

  /** The money that is asked for with a declaration; none where no money is. */
  async requesting(place: TargetPlace, sent: ReviseTargetDto): Promise<readonly Act<Rejection>[]> {
    const { id, subject, fact, context, period, lookups } = place;
    const from = await lookups.today();
    const command = requestOf(sent, from, period);
    if (!command) return [];
    const at = { id, subject, lookups, ...(fact && { fact }) };
    return [
      onLine(this, at, firstYearOf(period), context, {
        act: 'request',
        desks: ofSubmitters,
        expectedVersion: 'current',
        from,
        command: () => command,
      }),
    ];
  }

  /** What is declared now is said once more, whole, before anybody has answered it. */
  correcting(place: TargetPlace, sent: CorrectTargetDto): Act<Rejection> {
    return this.onTarget(place, async (seen) => {
      const at = await this.targets.openedBefore(place, seen.events);
      const { content, entries } = await declaredIn(sent, place, at, this.targets.library);
      const data = { content, entries, on: await place.lookups.today() };
      const version = seen.events.findLast(({ type }) => type === 'target-declared')?.version ?? 0;
      const corrects = { version, reason: sent.reason };
      const actor = authorityToDeclare(place.context.admission, at);
      return { at, actor, type: 'correct-declaration', data, corrects, entries };
    });
  }

  /**
   * Takes a step. Of a step with several levels whose level nobody names, the one that is open is meant. Where the line is approved
   * in the same act, that says who is kept out as having asked for its money.
   * @param found is told what is open of the target, each time that it is looked at.
   */
  takingStep(place: TargetPlace, taken: StepTaken, together?: BudgetStated, found?: Found): Act<Rejection> {
    return this.onTarget(place, async (seen) => {
      const at = await this.targets.openedBefore(place, seen.events);
      const requesters = together ? [] : await this.requesters(place);
      const object = inProcedure(seen.state, at, requesters);
      const open = stepsNamed(object, taken.step);
      found?.(open, object && answersWith('cut-budget', object)[0]?.path);
      const only = open.filter(({ code }) => code === taken.step);
      const level = taken.level ?? (only.length === 1 ? only[0]?.level : undefined);
      const where = { step: taken.step, ...(level !== undefined && { level }) };
      const actor = object && authorityOnStep(place.context.admission, object, where, taken.brings);
      requireGoingOn(place.id, place.subject);
      const data = { ...taken, ...where, ...withBudget(taken.brings, together) };
      return { at, actor, type: 'take-step', data, ...(together && { from: together.from }) };
    });
  }

  /** Says once more, whole, what a step brought; its answer stays. */
  correctingStep(place: TargetPlace, taken: StepTaken, reason: string, together?: BudgetStated): Act<Rejection> {
    return this.onTarget(place, async (seen) => {
      const at = await this.targets.openedBefore(place, seen.events);
      const { step, level } = taken;
      const where = { step, ...(level !== undefined && { level }) };
      const data = { ...taken, ...withBudget(taken.brings, together) };
      const corrects = { version: versionOfStep(seen.events, where) ?? 0, reason };
      const object = inProcedure(seen.state, at);
      stepsNamed(object, step);
      const actor = object && authorityToAmend(place.context.admission, object, where);
      return { at, actor, type: 'correct-step', data, corrects, ...(together && { from: together.from }) };
    });
  }

  /** Takes back the latest step before anybody has answered it; an approval together with the budget that went with it. */
  withdrawing(
    place: TargetPlace,
    where: Readonly<{ step: string; level?: string }>,
    reason: string,
    together: boolean,
  ): Act<Rejection> {
    return this.onTarget(place, async (seen) => {
      const at = await this.targets.openedBefore(place, seen.events);
      const object = inProcedure(seen.state, at);
      stepsNamed(object, where.step);
      const actor = object && authorityToAmend(place.context.admission, object, where);
      const days = { on: await place.lookups.today(), last: lastDayOf(place.period) };
      return { at, actor, type: 'withdraw', data: { ...where, ...days, reason, ...(together && { together }) } };
    });
  }

  /** An adjustment that was begun is given up, by whoever may declare one. */
  abandoning(place: TargetPlace, reason: string): Act<Rejection> {
    return this.onTarget(place, async (seen) => {
      const at = await this.targets.openedBefore(place, seen.events);
      const actor = authorityToDeclare(place.context.admission, at);
      return { at, actor, type: 'abandon-adjustment', data: { reason } };
    });
  }

  /** The lead desk hands an open step over. */
  handingOver(place: TargetPlace, data: CommandOf<'hand-over'>['data']): Act<Rejection> {
    return this.onTarget(place, async (seen) => {
      const at = await this.targets.openedBefore(place, seen.events);
      const actor = authorityAt(place.context.admission, at, { act: 'administer', by: leadDeskOf(at.ruling) });
      const object = inProcedure(seen.state, at);
      if (object) await this.named.require(object, data);
      return { at, actor, type: 'hand-over', data };
    });
  }

  /** It goes on under the set in force, by order of the lead desk of the one by which it goes so far. */
  rebasing(place: TargetPlace, reason: string): Act<Rejection> {
    return this.onTarget(place, async (seen) => {
      const before = await this.targets.openedBefore(place, seen.events);
      const lead = leadDeskOf(before.ruling);
      const actor = authorityAt(place.context.admission, before, { act: 'rebase', by: lead });
      const at = await this.targets.openedToday(place.subject, place.period, [], place.lookups);
      return { at, actor, type: 'rebase', data: { before: before.reference.hash, reason } };
    });
  }

  /** The lead desk looked at what has changed under the approval, and keeps it. */
  keepingDecision(place: TargetPlace, data: CommandOf<'keep-decision'>['data']): Act<Rejection> {
    return this.onTarget(place, async (seen) => {
      const at = await this.targets.openedBefore(place, seen.events);
      const actor = authorityAt(place.context.admission, at, { act: 'administer', by: leadDeskOf(at.ruling) });
      const outdated = await this.grounds.outdated(place.tenant, targetId(place.id, place.period), seen.events);
      return { at, actor, type: 'keep-decision', data, outdated };
    });
  }

  onTarget(
    { id, period, subject, fact, context, expectedVersion }: TargetPlace,
    said: (seen: Loaded<TargetState>) => Promise<Decided>,
  ): Act<Rejection> {
    return act(performanceTarget)({
      id: targetId(id, period),
      expectedVersion,
      given: async (seen, at) => {
        const { at: hand, actor, type, data, corrects, from, outdated, entries = [] } = await said(seen);
        const by = actor ?? context.actor;
        const decided = type === 'take-step' ? hand.decided : [];
        const basedOn = [...(fact ? [fact] : []), ...entries.map((each) => each.fact), ...decided];
        return {
          command: { type, data, at, by } as TargetCommand,
          inForce: rulesOf(hand, outdated),
          actor: by,
          at: subject.unit,
          reads: audienceOf(context.admission, hand.place.jurisdiction),
          ...(basedOn.length > 0 && { basedOn }),
          cites: { ruling: hand.ruling, ...stepIn(seen.state, data) },
          ...(corrects && { corrects }),
          ...(from !== undefined && { effectiveAt: this.clock.startOf(from) }),
        };
      },
    });
  }

  /** Who asked for the money that goes with a target. */
  private async requesters({ tenant, id, period }: TargetPlace): Promise<readonly string[]> {
    const { events } = await this.commands.load(budgetLine, tenant, lineId(id, firstYearOf(period)));
    return requestersOf(events);
  }

  private atHand(
    place: TargetPlace,
    { state, events }: Loaded<TargetState>,
    sent: ReviseTargetDto,
    type: DeclarationType,
  ): Promise<TargetAtHand> {
    const goesOn = type === 'declare' && state.progress.procedure !== '' && state.progress.ended === undefined;
    if (goesOn) return this.targets.openedBefore(place, events);
    return this.targets.openedToday(place.subject, place.period, fundsOf(sent), place.lookups);
  }

  private requireActive({ subject: { status = 'registered' }, id }: TargetPlace): void {
    if (status !== 'registered') throw ownProblem('subject-is', { subject: id, subjectStatus: status });
  }
}

type Decided = Readonly<{
  at: TargetAtHand;
  actor: ReturnType<typeof authorityOnStep>;
  type: TargetCommand['type'];
  data: object;
  corrects?: Readonly<{ version: number; reason: string }>;
  outdated?: readonly Outdated[];
  from?: string;
  /** Entries of the library that were read. */
  entries?: readonly KnownEntry[];
}>;

/** The budget of an approval is what the step brings, and what the other stream says. */
function withBudget(brings: StepNeeds, together: BudgetStated | undefined) {
  if (!together) return { brings };
  const { amount, from } = together;
  return { brings: { ...brings, amount, date: from }, together: { with: 'budget-line', amount, from } };
}
