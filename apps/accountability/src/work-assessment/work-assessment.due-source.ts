import { Injectable } from '@nestjs/common';
import { isUuid } from '@wenxiao/domain';
import type { StoredEvent } from '@wenxiao/event-store';
import { notBegun } from '@wenxiao/rules/procedure';
import {
  act,
  type Act,
  type Ahead,
  BusinessClock,
  decodedState,
  type DueAlarm,
  type DueSource,
  givenByClock,
  placedTask,
} from '@wenxiao/service-kit';
import { ProposedReferrals } from '../referral/proposed-referrals.js';
import { workAssessment } from './work-assessment.aggregate.js';
import type { WorkRejection } from './work-assessment.decider.js';
import { placeOf } from './work-assessment.place.js';
import { WorkWorlds } from './work-assessment.worlds.js';
import { WorkToBegin } from './work-to-begin.js';

/**
 * What is scored waits for its conclusion; under `work-assessment/<organisation>`, which has no events of its own, it is looked up what
 * nobody has begun of the year that has just gone by, of a jurisdiction for those right below it. What was concluded may be a reason to refer the body, which a person proposes.
 */
@Injectable()
export class WorkAssessmentsDue implements DueSource {
  readonly category = workAssessment.category;

  constructor(
    private readonly worlds: WorkWorlds,
    private readonly proposed: ProposedReferrals,
    private readonly toBegin: WorkToBegin,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    if (isUuid(id)) return this.toBegin.of(tenant, id);
    const state = decodedState(workAssessment, stored);
    if (state.status === 'unknown') return { alarms: [], tasks: [] };
    const at = placeOf(id);
    if (state.status === 'concluded')
      return { alarms: [], tasks: await this.proposed.tasksOfWork(tenant, at, await this.clock.today()) };
    const found = await this.worlds.find(tenant, at);
    if (!found) return { alarms: [], tasks: [] };
    const { world, procedures, place } = found;
    const { ruling, member, ofTheBody } = world;
    const task = {
      kind: 'act',
      step: 'conclude',
      zh: `作出工作考核结论：${member.value.zh}`,
      by: member.value.concludes,
      barred: ofTheBody,
      waitsFor: [],
      dues: [],
      why: { hash: ruling.hash, path: member.path },
    } as const;
    const about = { assessment: id, organisation: at.organisation, year: String(at.year) };
    const stands = { world: { ruling, procedures }, place, progress: notBegun, scheme: state.scheme };
    return { alarms: [], tasks: [placedTask(task, about, stands)] };
  }

  /** Once it is begun it waits for nobody to begin it. */
  restingOn(id: string, tenant: string): readonly string[] {
    return isUuid(id) ? [] : [placeOf(id).organisation, tenant].map((each) => `${this.category}/${each}`);
  }

  /** Nothing of it becomes overdue: the rules name no day. A year has gone by, and what waits is reckoned anew. */
  look({ id, day }: DueAlarm): Act<WorkRejection> {
    return act(workAssessment)({
      id,
      expectedVersion: 'current',
      given: async (_, at) => {
        const loaded = { world: await this.toBegin.worldOf(id), place: { unit: { id } }, basedOn: [] };
        return givenByClock({ type: 'look', data: {} } as const, loaded, { at, day, clock: this.clock });
      },
    });
  }
}
