import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { alarmsOf } from '@wenxiao/rules/procedure';
import {
  type Act,
  type Ahead,
  aheadInProcedure,
  BusinessClock,
  decodedState,
  type DueAlarm,
  type DueSource,
  lookedAtByClock,
  stepTasks,
} from '@wenxiao/service-kit';
import { goesOn } from '../subject/subjects.js';
import { exAnteAssessment } from './assessment.aggregate.js';
import type { AssessmentRejection } from './assessment.commands.js';
import { placeOf } from './assessment.place.js';
import { AssessmentWorlds } from './assessment.worlds.js';

/** Notes what is overdue of an assessment, and opens steps that open without an act. */
@Injectable()
export class AssessmentDue implements DueSource {
  readonly category = exAnteAssessment.category;

  constructor(
    private readonly worlds: AssessmentWorlds,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(exAnteAssessment, stored);
    if (state.status === 'unknown') return nothingAhead;
    const day = await this.clock.today();
    const loaded = await this.worlds.find({ tenant, place: placeOf(id), events: stored, day });
    if (!loaded || !goesOn(loaded.subject)) return nothingAhead;
    const { progress, scheme } = state;
    const about = { assessment: id, subject: placeOf(id).subject };
    const alarms = alarmsOf(state, loaded.world);
    const tasks = stepTasks(state, loaded.world);
    return aheadInProcedure({ progress, scheme, alarms, tasks, about, stored, clock: this.clock }, loaded);
  }

  /** Which assessments a subject still needs. */
  restingOn(id: string): readonly string[] {
    return [`subject/${placeOf(id).subject}`];
  }

  look(alarm: DueAlarm): Act<AssessmentRejection> {
    const { tenant, id, day } = alarm;
    return lookedAtByClock(exAnteAssessment, alarm, this.clock, (events) =>
      this.worlds.find({ tenant, place: placeOf(id), events, day }),
    );
  }
}

const nothingAhead: Ahead = { alarms: [], tasks: [] };
