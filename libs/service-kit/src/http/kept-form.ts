import { createHash } from 'node:crypto';
import { limits } from '@wenxiao/domain/field';
import { problem } from './problem.js';

/** A form that was handed in, as facts keep it: whole, cell by cell, and the SHA-256 of its text. */
export type KeptForm = Readonly<{ form: string; content: object }>;

const kibibyte = 1024;

/**
 * A form to be kept: what its cells may not hold (halves of characters, what nobody sees), no request may.
 * @throws {ProblemError} `invalid-request` where it is larger than any form.
 */
export function keptForm(content: object): KeptForm {
  const text = JSON.stringify(content);
  const size_bytes = Buffer.byteLength(text);
  if (size_bytes > limits.formBytes) throw problem('invalid-request', { errors: [tooLarge(size_bytes)] });
  return { form: createHash('sha256').update(text, 'utf8').digest('hex'), content };
}

/** What was handed in is no form of the kind that is asked for: what is wrong with it, and where, as its reader says. */
export const noForm = (path: string, zh: string, en: string) =>
  problem('invalid-request', { errors: [{ path: path === '' ? 'form' : `form.${path}`, code: 'form', zh, en }] });

/** The text of a form, as JSON without blanks, in the order in which it was sent; its SHA-256, in UTF-8, is the hash. */
export const textOfForm = ({ form: hash, content }: KeptForm) => ({ hash, text: JSON.stringify(content) });

function tooLarge(size_bytes: number) {
  const [is, most] = [Math.ceil(size_bytes / kibibyte), limits.formBytes / kibibyte];
  return {
    path: 'form',
    code: 'too-large',
    zh: `表格过大（${is} KiB），最大 ${most} KiB：请只报表内各格，附件另行报送`,
    en: `is too large (${is} KiB), ${most} KiB at most: send the cells of the form alone, and attachments by themselves`,
  };
}
