import { type Answer, type Caller } from './caller.js';
import type { Accepted, County, Problem } from './county.js';

export type Taken = Accepted & Problem & Readonly<{ object: string; file: string; hash: string; format: string }>;

type Named = Readonly<{ name: string; more?: string; key?: string; headers?: Readonly<Record<string, string>> }>;

/** Hands a file in as a browser does: its bytes are the body. */
export const handIn = (
  who: Caller,
  county: Pick<County, 'path'>,
  object: string,
  bytes: Uint8Array,
  { name, more = '', headers, ...call }: Named,
): Promise<Answer<Taken>> =>
  who.call(county.path('evidence', `files/${object}?name=${encodeURIComponent(name)}${more}`), {
    method: 'POST',
    text: bytes,
    headers: { 'content-type': 'application/octet-stream', ...headers },
    ...call,
  });
