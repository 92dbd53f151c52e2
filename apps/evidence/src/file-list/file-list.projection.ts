import { byType } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import type { EvidenceFileEvent } from '@wenxiao/facts/evidence';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { evidenceFile } from '../evidence-file/evidence-file.aggregate.js';
import type { TakenFile } from '../evidence-file/evidence-file.decider.js';
import { placeOf } from '../evidence-file/evidence-file.place.js';
import { FileRow } from './file-list.table.js';

/** The list of files. */
export const fileListProjection: Projection<FileRow> = {
  name: 'file-list/1',
  table: FileRow,
  keyOf: ({ tenant, stream }) => {
    const [category, id = ''] = stream.split('/');
    return category === evidenceFile.category ? { tenant, id } : undefined;
  },
  project: (row, event) => {
    const { tenant, version, recordedAt } = event;
    const [, id = ''] = event.stream.split('/');
    const { actor } = JSON.parse(event.metadata) as EventMetadata;
    const taken = (file: TakenFile, internal: boolean): FileRow => ({
      ...{ tenant, id, ...placeOf(id), version, ...file, size: String(file.size), internal },
      status: 'kept',
      by: actor.id,
      recordedAt,
    });
    const erased = (): FileRow | undefined => row && { ...row, version, status: 'erased' };
    return byType<EvidenceFileEvent, FileRow | undefined>(decoded<EvidenceFileEvent>(evidenceFile, event), {
      'file-taken': (file) => taken(file, false),
      'internal-file-taken': (file) => taken(file, true),
      'file-erased': erased,
      'internal-file-erased': erased,
    });
  },
};
