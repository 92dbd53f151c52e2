import { becomes, code, count, type EventOf, fact, factsOf, id, limits, name, words } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 附件: a file that was handed in, of a subject or of an organisation. Its bytes are kept by their hash; what stands here is what
// they were, when, and who handed them in.
//
// Streams `evidence-file/<subject or organisation>.<file>`.

const fields = {
  /** The unit of the subject on that day, or the organisation itself. */
  organisation: id(t.fileOrganisation),
  name: name(t.fileName, { max: limits.name }),
  /** As its content says, and not its name alone. */
  format: code(t.fileFormat),
  size: count(t.fileSize),
  /** SHA-256 of its bytes, hexadecimal. */
  hash: code(t.fileHash),
};
const kept = { becomes: [becomes(t.fileStatus, 'kept')] };

/** A file was handed in: whoever reaches its organisation may read it. */
const fileTaken = fact('file-taken', 1, fields, kept);
/** … for the finance bureau alone, be it its own paper or that of somebody who evaluates for it. */
const internalFileTaken = fact('internal-file-taken', 1, fields, { audience: 'finance', ...kept });

const because = words(t.fileErasedBecause, { max: limits.opinion });
const erased = { becomes: [becomes(t.fileStatus, 'erased')] };
/** Its bytes are gone, since they should not be there. What it was, and that acts rest on it, stays. */
const fileErased = fact('file-erased', 1, { because }, erased);
/** Likewise, of a file for the finance bureau. */
const internalFileErased = fact('internal-file-erased', 1, { because }, { audience: 'finance', ...erased });

export const evidenceFileFacts = factsOf({ fileTaken, internalFileTaken, fileErased, internalFileErased });
export type EvidenceFileEvent = EventOf<typeof evidenceFileFacts>;
