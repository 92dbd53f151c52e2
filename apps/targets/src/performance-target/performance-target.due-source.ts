import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { waitingSteps } from '@wenxiao/rules/procedure';
import {
  type Act,
  type Ahead,
  BusinessClock,
  decodedState,
  type DueSource,
  knowTasks,
  outdatedTasks,
  placedTask,
  type StepTask,
} from '@wenxiao/service-kit';
import { targetNamed } from '../stream-names.js';
import { goesOn, Subjects } from '../subject/subjects.js';
import { performanceTarget } from './performance-target.aggregate.js';
import { TargetGrounds } from './target-grounds.js';
import { inProcedure, Targets } from './targets.js';

/** The steps of targets that wait for somebody, and what their answers tell others. */
@Injectable()
export class TargetDue implements DueSource {
  readonly category = performanceTarget.category;

  constructor(
    private readonly subjects: Subjects,
    private readonly targets: Targets,
    private readonly grounds: TargetGrounds,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(performanceTarget, stored);
    const { subject, period } = targetNamed(id);
    const about = await this.subjects.find(tenant, subject);
    if (!about || !goesOn(about.subject) || state.progress.procedure === '') return nothingAhead;
    const at = await this.targets.openedBefore({ subject: about.subject, period }, stored);
    const object = inProcedure(state, at);
    if (!object) return nothingAhead;
    const scheme = state.scheme ?? at.ruling.scheme;
    const { place, ruling, world: procedures } = at;
    const { progress } = state;
    const known = knowTasks(object, { stored, clock: this.clock, scheme, about: { subject, period } });
    const waiting: readonly StepTask[] =
      progress.ended === undefined
        ? waitingSteps(object, ruling.hash).map((step) => ({ ...step, dues: [] }))
        : outdatedTasks(await this.grounds.outdated(tenant, id, stored), {
            called: '目标批复',
            hash: ruling.hash,
            path: `procedures/${progress.procedure}`,
          });
    const of = { world: { ruling, procedures }, place, progress, scheme };
    return { alarms: [], tasks: [...waiting.map((task) => placedTask(task, { subject, period }, of)), ...known] };
  }

  look(): Act<unknown> {
    throw new Error('A target has no alarms');
  }
}

const nothingAhead: Ahead = { alarms: [], tasks: [] };
