import { Inject, Injectable } from '@nestjs/common';
import { act, type CommandAnswer, CommandRunner, type PersonsCommand, seenVersion } from '@wenxiao/service-kit';
import { BLOB_STORE, type BlobStore } from '../blob-store/blob-store.js';
import { KeptBlobs } from '../blob-store/kept-blobs.js';
import { fileProblem, refusalOf } from '../refusals.js';
import { evidenceFile } from './evidence-file.aggregate.js';
import { fileId, type FilePlace } from './evidence-file.place.js';
import { FileAccess } from './file-access.js';

/** Erases what should not be there: its bytes go, and a reason comes in their place. */
@Injectable()
export class Erasure {
  constructor(
    private readonly access: FileAccess,
    private readonly commands: CommandRunner,
    private readonly kept: KeptBlobs,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
  ) {}

  /** @throws {ProblemError} `erased-by-bureau-alone` (403), `no-such-file`, `file-erased`. */
  async erase(tenant: string, place: FilePlace, because: string, context: PersonsCommand): Promise<CommandAnswer> {
    const part = act(evidenceFile)({
      id: fileId(place),
      expectedVersion: seenVersion(context),
      given: async (_, at) => {
        const { object, standing, authority } = await this.access.authority(tenant, place.object, context.admission);
        if (!standing.bureau || authority.as === 'assignment') throw fileProblem('erased-by-bureau-alone');
        return {
          command: { type: 'erase', data: { because }, at, by: authority },
          inForce: { rules: undefined },
          actor: authority,
          about: object.kind === 'subject' ? { subject: object.id } : { organisation: object.id },
          at: object.organisation.id,
          reads: 'finance',
        };
      },
    });
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    const { state } = await this.commands.load(evidenceFile, tenant, fileId(place));
    if (state.status !== 'erased') return outcome;
    // Another file with the same bytes keeps them. What is left behind by a crash is swept.
    const name = { tenant, hash: state.hash };
    if (!(await this.kept.hasInHistory(name))) await this.blobs.remove(name);
    return outcome;
  }
}
