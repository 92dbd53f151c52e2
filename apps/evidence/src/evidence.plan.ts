import { PARTIES, type ServicePlan } from '@wenxiao/service-kit';
import { Arrivals } from './blob-store/arrival.js';
import { BLOB_STORE } from './blob-store/blob-store.js';
import { FolderBlobStore } from './blob-store/folder-blob-store.js';
import { KeptBlobs } from './blob-store/kept-blobs.js';
import { Sweeper } from './blob-store/sweeper.js';
import type { EvidenceSettings } from './config.js';
import { evidenceCopies } from './copies.js';
import { Erasure } from './evidence-file/erasure.js';
import { FileController } from './evidence-file/evidence-file.controller.js';
import { FileAccess } from './evidence-file/file-access.js';
import { NamedParties } from './evidence-file/named-parties.js';
import { SeenFiles } from './evidence-file/seen-files.js';
import { UploadPlaces } from './evidence-file/upload-places.js';
import { Uploads } from './evidence-file/uploads.js';
import { fileListProjection } from './file-list/file-list.projection.js';
import { FileList } from './file-list/file-list.query.js';
import { ReadLog } from './reading/read-log.js';
import { ReadingController } from './reading/reading.controller.js';
import { Tickets } from './reading/tickets.js';

/** Everything that makes this service: what it answers, follows and keeps. */
export function evidencePlan({ folder }: EvidenceSettings): ServicePlan {
  return {
    name: 'evidence',
    description: '附件：按内容识别并以指纹保存 / files: known by their content, kept by their hash',
    controllers: [FileController, ReadingController],
    providers: [
      { provide: Arrivals, useFactory: () => new Arrivals(folder) },
      { provide: BLOB_STORE, useFactory: () => new FolderBlobStore(folder) },
      NamedParties,
      { provide: PARTIES, useExisting: NamedParties },
      Erasure,
      FileAccess,
      FileList,
      KeptBlobs,
      ReadLog,
      SeenFiles,
      Sweeper,
      Tickets,
      UploadPlaces,
      Uploads,
    ],
    listensTo: ['directory', 'targets', 'monitoring', 'evaluation', 'accountability'],
    copies: evidenceCopies,
    projections: [fileListProjection],
    migrations: [{ name: 'evidence', directory: new URL('./migrations/', import.meta.url) }],
    workingSchemas: ['evidence_read', 'evidence_tickets'],
    appendOnlySchemas: ['evidence_log'],
  };
}
