import { Injectable } from '@nestjs/common';
import { limits } from '@wenxiao/domain/field';
import { CommandRunner } from '@wenxiao/service-kit';
import { exAnteAssessment } from './assessment.aggregate.js';
import { assessmentId, type AssessmentPlace } from './assessment.place.js';
import type { OpenedAssessment } from './assessment.state.js';

/** `begunBy`: the command that opened it. */
export type Assessed = Readonly<{ number: number; state: OpenedAssessment; begunBy: string }>;

/** The assessments of subjects. They count on, so that the first that is not there is the next. */
@Injectable()
export class Assessments {
  constructor(private readonly commands: CommandRunner) {}

  async of(tenant: string, subject: string): Promise<readonly Assessed[]> {
    return (await this.ofAll(tenant, [subject])).get(subject) ?? [];
  }

  /** Where the next of a subject goes. Whoever sends a command again finds the one that it made. */
  async next(tenant: string, subject: string, commandId: string): Promise<AssessmentPlace> {
    const before = await this.of(tenant, subject);
    const made = before.find(({ begunBy }) => begunBy === commandId);
    return { subject, number: made?.number ?? before.length + 1 };
  }

  /** As {@link of}, of many: the first of each is read at once, then the second of those that have one. */
  async ofAll(tenant: string, subjects: readonly string[]): Promise<ReadonlyMap<string, readonly Assessed[]>> {
    const found = new Map<string, readonly Assessed[]>(subjects.map((subject) => [subject, []]));
    let further = subjects;
    for (let number = 1; further.length > 0 && number <= limits.items; number += 1) {
      const ids = further.map((subject) => assessmentId({ subject, number }));
      const loaded = await this.commands.loadAll(exAnteAssessment, tenant, ids);
      const there: string[] = [];
      for (const [at, { state, events }] of loaded.entries()) {
        const subject = further[at];
        if (state.status === 'unknown' || subject === undefined) continue;
        const begunBy = events[0]?.commandId ?? '';
        found.set(subject, [...(found.get(subject) ?? []), { number, state, begunBy }]);
        there.push(subject);
      }
      further = there;
    }
    return found;
  }
}
