import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import { notBegun } from '@wenxiao/rules/procedure';
import {
  type Act,
  type Ahead,
  decodedState,
  type DueSource,
  placedTask,
  procedureWorld,
  toSettle,
} from '@wenxiao/service-kit';
import { subject } from './subject.aggregate.js';
import { goesOn, Subjects } from './subjects.js';

/** Nothing becomes due of a subject itself; where it stands, its targets and lines wait for others. A unit that moved proposes its move. */
@Injectable()
export class SubjectDue implements DueSource {
  readonly category = subject.category;

  constructor(private readonly subjects: Subjects) {}

  async aheadOf(_tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const state = decodedState(subject, stored);
    const isToMove = state.status !== 'unknown' && goesOn(state) && (await this.subjects.isLeftBehind(state));
    if (!isToMove) return { alarms: [], tasks: [] };
    const { place, ruling, known } = await this.subjects.acting(state, undefined, this.subjects.lookupsForRows());
    const task = toSettle('所属单位的主管部门已调整，请划转该对象', 'general.leadDesk', ruling.hash, 'move');
    const procedures = procedureWorld(place, ruling, { known });
    const of = { world: { ruling, procedures }, place, progress: notBegun, scheme: state.description.scheme };
    return { alarms: [], tasks: [placedTask(task, { subject: id }, of)] };
  }

  restingOn(id: string): readonly string[] {
    return [`performance-target/${id}`, `budget-line/${id}`];
  }

  look(): Act<unknown> {
    throw new Error('A subject has no alarms');
  }
}
