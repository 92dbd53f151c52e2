import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { act, type CommandAnswer, CommandRunner, newId, type PersonsCommand, problem } from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { Arrivals, type Arrived, TooLarge } from '../blob-store/arrival.js';
import { BLOB_STORE, type BlobStore } from '../blob-store/blob-store.js';
import { FileFlaw } from '../inspection/flaw.js';
import { fileBytes_max } from '../inspection/formats.js';
import { inspect } from '../inspection/inspect.js';
import { fileProblem, flawProblem, refusalOf } from '../refusals.js';
import { evidenceFile } from './evidence-file.aggregate.js';
import { fileId } from './evidence-file.place.js';
import { FileAccess } from './file-access.js';
import { UploadPlaces } from './upload-places.js';

/** What is said of a file beside its bytes. */
export type Handed = Readonly<{ object: string; name: string; internal: boolean }>;

/** What a file came to. */
export type TakenAnswer = CommandAnswer &
  Readonly<{ object: string; file: string; name: string; format: string; size: number; hash: string }>;

/** Takes a file: it comes whole, is found to be what it says, is kept, and only then recorded. Refused, it leaves nothing. */
@Injectable()
export class Uploads {
  constructor(
    private readonly access: FileAccess,
    private readonly arrivals: Arrivals,
    private readonly places: UploadPlaces,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    private readonly commands: CommandRunner,
  ) {}

  /** @throws {ProblemError} what refuses it. */
  async take(tenant: string, handed: Handed, context: PersonsCommand, request: FastifyRequest): Promise<TakenAnswer> {
    const { object, internal } = handed;
    const { authority, standing } = await this.access.authority(tenant, object, context.admission);
    if (internal && !standing.bureau && authority.as !== 'assignment') throw fileProblem('internal-for-bureau-alone');
    requireLength(request);
    return this.places.within(context.admission.principal.personId, async () => {
      const arrived = await this.arrived(request);
      try {
        return await this.taken(tenant, handed, { context, arrived });
      } finally {
        await this.arrivals.discard(arrived);
      }
    });
  }

  private async arrived(request: FastifyRequest): Promise<Arrived> {
    try {
      return await this.arrivals.receive(request.raw, fileBytes_max);
    } catch (error) {
      if (error instanceof TooLarge) throw fileProblem('file-too-large');
      if (request.raw.errored || request.raw.destroyed) throw fileProblem('file-broken-off');
      throw error;
    }
  }

  private async taken(
    tenant: string,
    { object, name, internal }: Handed,
    { context, arrived }: Readonly<{ context: PersonsCommand; arrived: Arrived }>,
  ): Promise<TakenAnswer> {
    const { path, size, hash } = arrived;
    const format = await inspect(path, name, size).catch((error: unknown) => {
      throw error instanceof FileFlaw ? flawProblem(error) : error;
    });
    // Durable before it is recorded: what is on record is there. What is not recorded after all is swept.
    await this.blobs.put({ tenant, hash }, path);
    const file = newId(context, 'evidence-file');
    const part = act(evidenceFile)({
      id: fileId({ object, file }),
      expectedVersion: 'current',
      given: async (_, at) => {
        const found = await this.access.authority(tenant, object, context.admission);
        const { organisation, kind } = found.object;
        const data = { organisation: organisation.id, name, format: format.code, size, hash, internal };
        return {
          command: { type: 'take', data, at, by: found.authority },
          inForce: { rules: undefined },
          actor: found.authority,
          about: kind === 'subject' ? { subject: object } : { organisation: object },
          at: organisation.id,
        };
      },
    });
    // The bytes are a part of the command: other bytes under the same key are another one.
    const commandHash = createHash('sha256').update(`${context.commandHash} ${hash}`).digest('hex');
    const outcome = await this.commands.run(tenant, { ...context, commandHash }, [part]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return { ...outcome, object, file, name, format: format.code, size, hash };
  }
}

/** What is too large is refused before a byte of it is read; how large it is, it has to say. */
function requireLength({ headers }: FastifyRequest): void {
  const length = headers['content-length'];
  if (!headers['content-type']?.startsWith('application/octet-stream')) throw problem('unsupported-media-type');
  if (length === undefined) throw fileProblem('file-length-required');
  if (Number(length) > fileBytes_max) throw fileProblem('file-too-large');
}
