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
  leadDeskOf,
  outdatedTasks,
  type Task,
  whatOf,
  whoseIs,
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
    const at = await this.targets.openedBefore(about.subject, period, stored);
    const object = inProcedure(state, at);
    if (!object) return nothingAhead;
    const scheme = state.scheme ?? at.ruling.scheme;
    const known = knowTasks(object, { stored, clock: this.clock, scheme, about: { subject, period } });
    if (state.progress.ended !== undefined) {
      const outdated = await this.grounds.outdated(tenant, id, stored);
      const path = `procedures/${state.progress.procedure}`;
      const looked = outdatedTasks(outdated, { called: '目标批复', hash: at.ruling.hash, path }).map((task): Task => ({
        ...task,
        what: whatOf(task),
        scheme,
        about: { subject, period },
        whose: whoseIs(leadDeskOf(at.ruling), object),
      }));
      return { alarms: [], tasks: [...looked, ...known] };
    }
    const tasks = waitingSteps(object, at.ruling.hash).map(({ by = leadDeskOf(at.ruling), ...step }): Task => ({
      ...step,
      what: whatOf(step),
      scheme,
      about: { subject, period },
      whose: whoseIs(by, object, step.level),
      dues: [],
    }));
    return { alarms: [], tasks: [...tasks, ...known] };
  }

  look(): Act<unknown> {
    throw new Error('A target has no alarms');
  }
}

const nothingAhead: Ahead = { alarms: [], tasks: [] };
