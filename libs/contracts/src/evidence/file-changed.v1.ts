import { code, flag, id, oneOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** A file is kept, or was erased: what an act may name. Neither its name nor its content is told. */
export const fileChanged = contract('evidence.file-changed', 1, 'evidence-file', {
  file: id(t.file),
  /** The subject or organisation that it is of. */
  object: id(t.fileObject),
  status: oneOf(t.fileStatus),
  /** SHA-256 of its bytes. */
  hash: code(t.fileHash),
  /** For the finance bureau alone. */
  internal: flag(t.fileIsInternal),
});
export const FileChangedV1 = fileChanged.Message;
export type FileChangedV1 = MessageOf<typeof fileChanged>;
