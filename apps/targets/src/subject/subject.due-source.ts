import { Injectable } from '@nestjs/common';
import type { Act, Ahead, DueSource } from '@wenxiao/service-kit';
import { subject } from './subject.aggregate.js';

/** Nothing becomes due of a subject itself; where it stands, its targets and lines wait for others. */
@Injectable()
export class SubjectDue implements DueSource {
  readonly category = subject.category;

  aheadOf(): Promise<Ahead> {
    return Promise.resolve({ alarms: [], tasks: [] });
  }

  restingOn(id: string): readonly string[] {
    return [`performance-target/${id}`, `budget-line/${id}`];
  }

  look(): Act<unknown> {
    throw new Error('A subject has no alarms');
  }
}
