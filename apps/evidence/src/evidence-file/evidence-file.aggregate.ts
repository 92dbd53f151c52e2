import { fileChanged } from '@wenxiao/contracts';
import { type EvidenceFileEvent, evidenceFileFacts } from '@wenxiao/facts/evidence';
import type { Aggregate } from '@wenxiao/service-kit';
import {
  type EvidenceFileCommand,
  evidenceFileDecider,
  type EvidenceFileRejection,
  type EvidenceFileState,
} from './evidence-file.decider.js';
import { placeOf } from './evidence-file.place.js';

/** A file that was handed in: `evidence-file/<subject or organisation>.<file>`. What it is about the act says. */
export const evidenceFile: Aggregate<
  EvidenceFileState,
  EvidenceFileCommand,
  EvidenceFileEvent,
  EvidenceFileRejection,
  undefined
> = {
  category: 'evidence-file',
  about: (id) => ({ subject: placeOf(id).object }),
  decider: evidenceFileDecider,
  facts: evidenceFileFacts,
  publish(_event, after, { id }) {
    if (after.status === 'none') return undefined;
    const { status, hash, internal } = after;
    return fileChanged({ ...placeOf(id), status, hash, internal });
  },
};
