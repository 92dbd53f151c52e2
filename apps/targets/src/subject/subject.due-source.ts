import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { notBegun } from '@wenxiao/rules/procedure';
import {
  type Act,
  type Ahead,
  BusinessClock,
  decodedState,
  type DueSource,
  KnownPeople,
  type NamedPerson,
  placedTask,
  procedureWorld,
  toSettle,
} from '@wenxiao/service-kit';
import { subject } from './subject.aggregate.js';
import { assessmentsFor, wantedAssessments } from '../ex-ante-assessment/assessment.procedures.js';
import { Assessments } from '../ex-ante-assessment/assessments.js';
import { submittingDesk } from './desks.js';
import { proposedMarks } from './proposed-marks.js';
import { otherTasks } from './other-tasks.js';
import { responsibleLeftTasks, responsiblePersons } from './responsible-persons.js';
import { goesOn, Subjects } from './subjects.js';

/**
 * Nothing becomes due of a subject itself; where it stands, its targets and lines wait for others. A unit that moved proposes its move,
 * and the set its marks and how it is assessed. What another system says otherwise waits for the lead desk. Who left answers for it no longer.
 */
@Injectable()
export class SubjectDue implements DueSource {
  readonly category = subject.category;

  constructor(
    private readonly subjects: Subjects,
    private readonly assessments: Assessments,
    private readonly people: KnownPeople,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(subject, stored);
    if (state.status === 'unknown' || !goesOn(state)) return { alarms: [], tasks: [] };
    const isToMove = await this.subjects.isLeftBehind(state);
    const { place, ruling, known } = await this.subjects.acting(state, undefined, this.subjects.lookupsForRows());
    const { hash } = ruling;
    const toMove = toSettle('所属单位的主管部门已调整，请划转该对象', 'general.leadDesk', hash, 'move');
    const toMark = proposedMarks(ruling, known)
      .filter(({ value: { mark } }) => !(mark in state.marks))
      .map(({ value: { code, zh }, path }) =>
        toSettle(`规则提示该对象属于${zh}，请标记，或说明理由不予标记`, path, hash, `mark-${code}`),
      );
    const toDecide = otherTasks(state, hash);
    const ways = assessmentsFor(ruling, known);
    // Most subjects are none that the set has assessed: nothing is read for them.
    const assessed = ways.length > 0 ? await this.assessments.of(tenant, id) : [];
    const begun = assessed
      .filter(({ state }) => state.givenUp !== true)
      .map(({ state: { progress, result } }) => ({
        procedure: progress.procedure,
        isOver: progress.ended !== undefined,
        isBlocking: result?.effects.includes('block-request') === true,
      }));
    const by = submittingDesk(ruling, known);
    const toAssess = wantedAssessments(ways, begun).map(({ value: { code, zh }, path }) => ({
      ...toSettle(`请申请${zh}`, path, hash, code),
      kind: 'act' as const,
      by,
    }));
    const named = responsiblePersons(state.responsible, stored);
    // Nobody answers for most subjects by name: nothing is read for them.
    const left = named.length > 0 ? await this.leftAmong(named, tenant) : [];
    const toReplace = responsibleLeftTasks(left, hash).map((task) => ({ ...task, by }));
    const procedures = procedureWorld(place, ruling, { known });
    const of = { world: { ruling, procedures }, place, progress: notBegun, scheme: state.description.scheme };
    const tasks = [...(isToMove ? [toMove] : []), ...toDecide, ...toMark, ...toAssess, ...toReplace];
    return {
      alarms: [],
      tasks: tasks.map((task) => placedTask(task, { subject: id }, of)),
      names: named.map(({ person }) => person),
    };
  }

  private async leftAmong(named: readonly NamedPerson[], tenant: string): Promise<readonly string[]> {
    const day = await this.clock.today();
    return (await this.people.departures(named, { jurisdictionId: tenant, day })).left;
  }

  restingOn(id: string): readonly string[] {
    return [`performance-target/${id}`, `budget-line/${id}`, `ex-ante-assessment/${id}`];
  }

  look(): Act<unknown> {
    throw new Error('A subject has no alarms');
  }
}
