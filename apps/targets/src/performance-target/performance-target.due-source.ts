import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { waitingSteps } from '@wenxiao/rules/procedure';
import {
  type Act,
  type Ahead,
  decodedState,
  type DueSource,
  leadDeskOf,
  type Task,
  whoseIs,
} from '@wenxiao/service-kit';
import { targetNamed } from '../stream-names.js';
import { Subjects } from '../subject/subjects.js';
import { performanceTarget } from './performance-target.aggregate.js';
import { inProcedure, Targets } from './targets.js';

/** The steps of targets that wait for somebody. */
@Injectable()
export class TargetDue implements DueSource {
  readonly category = performanceTarget.category;

  constructor(
    private readonly subjects: Subjects,
    private readonly targets: Targets,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(performanceTarget, stored);
    const { subject, period } = targetNamed(id);
    const about = await this.subjects.find(tenant, subject);
    if (!about || state.progress.procedure === '' || state.progress.ended !== undefined) return nothingAhead;
    const at = await this.targets.openedBefore(about.subject, period, stored);
    const object = inProcedure(state, at);
    if (!object) return nothingAhead;
    const tasks = waitingSteps(object, at.ruling.hash).map(({ by = leadDeskOf(at.ruling), ...step }): Task => ({
      ...step,
      what: step.level === undefined ? step.step : `${step.step}/${step.level}`,
      scheme: state.scheme ?? at.ruling.scheme,
      about: { subject, period },
      whose: whoseIs(by, object, step.level),
      dues: [],
    }));
    return { alarms: [], tasks };
  }

  look(): Act<unknown> {
    throw new Error('A target has no alarms');
  }
}

const nothingAhead: Ahead = { alarms: [], tasks: [] };
