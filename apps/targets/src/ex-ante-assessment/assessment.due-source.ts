import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { alarmsOf } from '@wenxiao/rules/procedure';
import {
  type Act,
  type Ahead,
  BusinessClock,
  decodedState,
  departureAlarms,
  type DueAlarm,
  type DueSource,
  knowTasks,
  lookedAtByClock,
  personsIn,
  placedTask,
  stepTasks,
} from '@wenxiao/service-kit';
import { goesOn } from '../subject/subjects.js';
import { exAnteAssessment } from './assessment.aggregate.js';
import type { AssessmentRejection } from './assessment.commands.js';
import { placeOf } from './assessment.place.js';
import { objectOf } from './assessment.view.js';
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
    const { world, place } = loaded;
    const { progress, scheme } = state;
    const about = { assessment: id, subject: placeOf(id).subject };
    const object = objectOf(state, loaded);
    const known = object ? knowTasks(object, { stored, clock: this.clock, scheme, about }) : [];
    return {
      alarms: [...alarmsOf(state, world), ...departureAlarms(world.departures)],
      names: personsIn(progress),
      tasks: [
        ...stepTasks(state, world).map((task) => placedTask(task, about, { world, place, progress, scheme })),
        ...known,
      ],
    };
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
