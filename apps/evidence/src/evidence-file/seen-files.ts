import { Injectable } from '@nestjs/common';
import type { EventMetadata } from '@wenxiao/event-store';
import { type Admission, CommandRunner } from '@wenxiao/service-kit';
import { fileProblem } from '../refusals.js';
import { evidenceFile } from './evidence-file.aggregate.js';
import { fileId, type FilePlace } from './evidence-file.place.js';
import { FileAccess } from './file-access.js';

/** A file, by its history, for somebody who may read it. */
@Injectable()
export class SeenFiles {
  constructor(
    private readonly access: FileAccess,
    private readonly commands: CommandRunner,
  ) {}

  /** @throws {ProblemError} `not-found`, `no-such-file` (404) also for what is for the bureau alone. */
  async of(tenant: string, place: FilePlace, admission: Admission) {
    const [, standing] = await this.access.of(tenant, place.object, admission);
    const { state, version, events } = await this.commands.load(evidenceFile, tenant, fileId(place));
    const [first] = events;
    if (state.status === 'none' || !first) throw fileProblem('no-such-file');
    const { actor } = JSON.parse(first.metadata) as EventMetadata;
    const isOwn = actor.id === admission.principal.personId;
    if (state.internal && !standing.bureau && !isOwn) throw fileProblem('no-such-file');
    return {
      state,
      standing,
      shown: { ...place, version, ...state, by: actor.id, recordedAt: first.recordedAt },
    };
  }
}
