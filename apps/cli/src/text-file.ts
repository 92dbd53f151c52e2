import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

export type FileProblemCode =
  'not-found' | 'not-permitted' | 'directory' | 'not-readable' | 'too-large' | 'not-utf-8' | 'not-json' | 'not-a-form';

/** Why a file cannot be used, and what to do. */
export interface FileProblem {
  readonly code: FileProblemCode;
  readonly zh: string;
  readonly en: string;
}

export class Unreadable extends Error {
  constructor(readonly problem: FileProblem) {
    super(problem.en);
  }
}

export function unreadable(code: FileProblemCode, zh: string, en: string): Unreadable {
  return new Unreadable({ code, zh, en });
}

/** The text of a file in UTF-8. @throws {Unreadable} */
export async function textOf(path: string, maximumMegabytes: number): Promise<string> {
  return decoded(await contentOf(path, maximumMegabytes));
}

/** The bytes of a file. @throws {Unreadable} */
export async function contentOf(path: string, maximumMegabytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // A pipe has no size to ask for beforehand.
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maximumMegabytes * 1024 * 1024) throw tooLarge(maximumMegabytes);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : notReadable(error);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maximumMegabytes: number): Unreadable {
  const zh = `文件超过 ${maximumMegabytes} MB：请确认没有选错文件。`;
  return unreadable(
    'too-large',
    zh,
    `The file is larger than ${maximumMegabytes} MB: make sure that it is the right one.`,
  );
}

/** A file as it is read, and how many bytes it has. @throws {Unreadable} */
export async function openFile(path: string): Promise<Readonly<{ bytes: number; content: AsyncIterable<Buffer> }>> {
  try {
    const file = await open(path);
    const stat = await file.stat();
    if (!stat.isDirectory()) return { bytes: stat.size, content: file.createReadStream() };
    await file.close();
  } catch (error) {
    throw notReadable(error);
  }
  throw notReadable({ code: 'EISDIR' });
}

function notReadable(error: unknown): Unreadable {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  switch (code) {
    case 'ENOENT':
      return unreadable('not-found', '文件不存在：请检查文件名。', 'There is no such file: check its name.');
    case 'EACCES':
    case 'EPERM':
      return unreadable('not-permitted', '没有读取该文件的权限。', 'You are not permitted to read the file.');
    case 'EISDIR':
      return unreadable(
        'directory',
        '这是一个目录：请列出其中的文件（如 目录/*.json）。',
        'This is a directory: name the files in it (directory/*.json).',
      );
    default:
      return unreadable('not-readable', `文件无法读取（${code}）。`, `The file cannot be read (${code}).`);
  }
}

function decoded(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw unreadable(
      'not-utf-8',
      '文件不是 UTF-8 编码：请另存为 UTF-8。',
      'The file is not encoded in UTF-8: save it as UTF-8.',
    );
  }
}
