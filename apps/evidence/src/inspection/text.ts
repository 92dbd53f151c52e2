import { TextDecoder } from 'node:util';
import type { ByteSource } from './byte-source.js';

const piece = 64 * 1024;
/** Of the control characters a text has those that end a line, a column or a page. */
const control = /[^\P{Cc}\t\n\r\f]/u;

/** Whether bytes are text as offices write it: UTF-8, GB 18030, or UTF-16 that says so. */
export async function isText(source: ByteSource): Promise<boolean> {
  let open = decoders(source.size < 2 ? Buffer.alloc(2) : await source.read(0, 2));
  for (let at = 0; at < source.size; at += piece) {
    const length = Math.min(piece, source.size - at);
    const bytes = await source.read(at, length);
    const isLast = at + length === source.size;
    open = open.filter((decoder) => reads(decoder, bytes, isLast));
    if (open.length === 0) return false;
  }
  return true;
}

function decoders(mark: Buffer): readonly TextDecoder[] {
  const [first, second] = mark;
  if (first === 0xff && second === 0xfe) return [new TextDecoder('utf-16le', { fatal: true })];
  if (first === 0xfe && second === 0xff) return [new TextDecoder('utf-16be', { fatal: true })];
  return ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding, { fatal: true }));
}

function reads(decoder: TextDecoder, bytes: Buffer, isLast: boolean): boolean {
  try {
    return !control.test(decoder.decode(bytes, { stream: !isLast }));
  } catch {
    return false;
  }
}
