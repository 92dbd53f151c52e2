import { Injectable } from '@nestjs/common';
import { decimal, type PartAmount, sumOf, yuanText } from '@wenxiao/domain';
import type { StepNeeds } from '@wenxiao/domain/field';
import { derivedId } from '@wenxiao/domain/identity';
import type { ExAnteAssessmentEvent } from '@wenxiao/facts/targets';
import { pathOfStep, type StepPlace } from '@wenxiao/rules/procedure';
import type { Procedure } from '@wenxiao/rules/shape';
import {
  type Act,
  act,
  type Admission,
  type AskedFor,
  type Authority,
  BusinessClock,
  type CommandAnswer,
  CommandRunner,
  type DeskRef,
  isScoring,
  leadDeskOf,
  NamedForStep,
  ObjectActs,
  type PersonsCommand,
  problem,
  refOf,
  reaches,
  seenVersion,
} from '@wenxiao/service-kit';
import { LineActs, onLine } from '../budget-line/acting-on-a-line.js';
import { refusalOf, type Rejection } from '../refusals.js';
import { requireYearInReach } from '../stream-names.js';
import { submittingDesk } from '../subject/desks.js';
import { authorityOf, requireGoingOn } from '../subject/subjects.js';
import { exAnteAssessment } from './assessment.aggregate.js';
import type { AssessmentCommand, AssessmentRejection, Opening } from './assessment.commands.js';
import type { ConductAssessmentDto } from './assessment.dto.js';
import { isNamed } from './assessment.parties.js';
import { assessmentId, type AssessmentPlace } from './assessment.place.js';
import { assessmentsOf } from './assessment.procedures.js';
import type { AssessmentState } from './assessment.state.js';
import { objectOf } from './assessment.view.js';
import { AssessmentWorlds, type LoadedAssessment } from './assessment.worlds.js';
import { Assessments } from './assessments.js';

type Acting = Readonly<{ tenant: string; place: AssessmentPlace; context: PersonsCommand }>;
type StepTaken = StepPlace & Readonly<{ answer: string; brings: StepNeeds }>;
/** What is taken off the control number of the subject's line in the same act. */
export type Cut = Readonly<{ amounts: readonly PartAmount[]; from?: string }>;

/** What people do to an ex-ante assessment. */
@Injectable()
export class AssessmentActs extends ObjectActs<
  AssessmentPlace,
  AssessmentState,
  AssessmentCommand,
  ExAnteAssessmentEvent,
  AssessmentRejection,
  LoadedAssessment
> {
  protected readonly aggregate = exAnteAssessment;
  protected readonly idOf = assessmentId;
  protected readonly inProcedure = objectOf;
  protected readonly problemOf = refusalOf;

  constructor(
    private readonly worlds: AssessmentWorlds,
    private readonly assessments: Assessments,
    private readonly lines: LineActs,
    commands: CommandRunner,
    named: NamedForStep,
    clock: BusinessClock,
  ) {
    super(commands, named, clock);
  }

  /** The unit asks for it, or whoever assesses or leads begins it. */
  async open(
    { tenant, context }: Omit<Acting, 'place'>,
    { subject: asked, ...opening }: Omit<Opening, 'requested' | 'today'> & Readonly<{ subject: string }>,
  ): Promise<CommandAnswer> {
    const { admission, commandId } = context;
    const { id: subject, subject: about } = await this.lines.subjects.admitted(tenant, asked, admission);
    const place = await this.assessments.next(tenant, subject, commandId);
    const part = act(exAnteAssessment)({
      id: assessmentId(place),
      expectedVersion: 'current',
      given: async ({ events }, at) => {
        const day = await this.clock.today();
        requireYearInReach(opening.year, day);
        requireGoingOn(subject, about);
        const { year, organisation } = opening;
        const other = organisation !== undefined && { assessor: organisation };
        const loaded = await this.worlds.find({ tenant, place, events, day, year, ...other });
        if (!loaded) throw problem('not-found');
        const { actor, requested } = whoOpens(admission, loaded, opening.procedure);
        await this.named.requireThere(loaded.place, organisation === undefined ? {} : { organisation });
        return {
          command: { type: 'open', data: { ...opening, requested, today: day }, at, by: actor },
          inForce: { rules: loaded.world, reference: loaded.reference },
          actor,
          at: loaded.place.unit.id,
          basedOn: loaded.basedOn,
          cites: { ruling: loaded.world.ruling },
        };
      },
    });
    return this.run({ tenant, context }, part);
  }

  /** Takes a step; where it cuts the control number, in one act with the line. */
  async takeStep(acting: Acting, { answer, brings, ...at }: StepTaken, cut: Cut | undefined): Promise<CommandAnswer> {
    const amount = cut && yuanText(sumOf(cut.amounts.map((each) => decimal(each.amount))));
    const whole = amount === undefined ? brings : { ...brings, amount };
    const cuts = cut !== undefined;
    const part = this.on(
      acting,
      {
        by: { step: at, brings: whole },
        command: (today, found, state) => ({
          type: isScoring(objectOf(state, found), at.step) ? 'score' : 'take-step',
          data: { ...at, answer, brings: whole, today, cuts },
        }),
      },
      seenVersion(acting.context),
    );
    if (!cut) return this.run(acting, part);
    return this.lines.run(acting.tenant, acting.context, [part, await this.cutting(acting, at.step, cut)]);
  }

  /** How it was made, as whoever is to conclude it says. */
  conduct(acting: Acting, stated: ConductAssessmentDto): Promise<CommandAnswer> {
    const { bases, approaches, methods, observers = [], otherMethods } = stated;
    const { withFeasibilityStudy = false, withBudgetReview = false } = stated;
    const made = { bases, approaches, methods, observers, withFeasibilityStudy, withBudgetReview };
    const other = otherMethods !== undefined && { otherMethods };
    return this.act(acting, {
      by: whoConcludes,
      command: (on) => ({ type: 'conduct', data: { ...made, ...other, on } }),
    });
  }

  protected find(asked: AskedFor<AssessmentPlace>) {
    return this.worlds.find(asked);
  }

  protected admits(state: AssessmentState, { place: { unit } }: LoadedAssessment, admission: Admission): boolean {
    if (state.status === 'unknown') return false;
    return admission.grants.some((grant) => reaches(grant, unit)) || isNamed(state, admission);
  }

  private async cutting({ tenant, place, context }: Acting, step: string, cut: Cut): Promise<Act<Rejection>> {
    const { state, found } = await this.read({ tenant, place, admission: context.admission });
    const about = await this.lines.subjects.find(tenant, place.subject);
    const procedure = objectOf(state, found)?.procedure;
    const by = procedure?.steps.find(({ code }) => code === step);
    if (!about || state.status !== 'opened' || !procedure || !by) throw problem('not-found');
    const { year } = state;
    const today = await this.clock.today();
    const first = `${String(year)}-01-01`;
    const { amounts, from = today < first ? first : today } = cut;
    const result = derivedId(tenant, exAnteAssessment.category, assessmentId(place));
    const data = { amounts, from, result, assessment: place.number };
    return onLine(this.lines, about, year, context, {
      act: by.act,
      desks: () => [refOf(by.by)],
      basis: [pathOfStep(procedure, by.code)],
      expectedVersion: 'current',
      from,
      command: () => ({ type: 'cut-control-number', data }),
    });
  }
}

/**
 * By what a person opens one: as the desk of its first step, which begins it; as whoever submits for the unit, which asks for it (申请);
 * as the lead desk.
 * @throws {ProblemError} 403
 */
function whoOpens(
  admission: Admission,
  { place, world }: LoadedAssessment,
  code: string,
): Readonly<{ actor: Authority; requested: boolean }> {
  const { ruling, procedures } = world;
  const procedure = assessmentsOf(ruling).find(({ value }) => value.code === code)?.value;
  const first = firstDesk(procedure);
  const submits = submittingDesk(ruling, procedures.known);
  const desks: readonly [DeskRef, ...DeskRef[]] = [submits, ...(first ? [first] : []), leadDeskOf(ruling)];
  const actor = authorityOf(admission, { place, ruling, known: procedures.known }, 'record', desks);
  const isOf = (desk: DeskRef | undefined): boolean => desk !== undefined && 'desk' in desk && actor.desk === desk.desk;
  return { actor, requested: isOf(submits) && !isOf(first) };
}

function whoConcludes({ procedure }: LoadedAssessment): Readonly<{ act: 'conclude'; by: DeskRef }> | undefined {
  const step = procedure?.steps.find(({ act: does }) => does === 'conclude');
  return step && { act: 'conclude', by: refOf(step.by) };
}

function firstDesk(procedure: Procedure | undefined): DeskRef | undefined {
  const [step] = procedure?.steps ?? [];
  return step && !('assigned' in step.by) ? refOf(step.by) : undefined;
}
