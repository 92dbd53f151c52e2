import { type ExchangeMapping, mappingFlaws, plainMapping, type TableName, tableNames } from '@wenxiao/exchange';
import { z } from 'zod';
import { Refused } from '../public-api.js';
import { textOf } from '../text-file.js';

const shape = z.strictObject({
  table: z.enum(tableNames as readonly [TableName, ...TableName[]]),
  name: z.string().optional(),
  columns: z.array(z.strictObject({ head: z.string(), element: z.string().optional() })).default([]),
  values: z.array(z.strictObject({ element: z.string(), from: z.string(), to: z.string() })).default([]),
  constants: z.array(z.strictObject({ element: z.string(), value: z.string() })).default([]),
  amountUnit: z.enum(['yuan', 'ten-thousand-yuan']).default('yuan'),
  reason: z.string().optional(),
});

/** A mapping as it stands in a file: what it is called, and why it became another one. */
export type MappingFile = ExchangeMapping & Readonly<{ name?: string | undefined; reason?: string | undefined }>;

const megabytesMax = 1;

const unfit = (errors: readonly object[]): Refused =>
  new Refused(422, 'not-a-mapping', '文件不是列对应关系，或有误', {
    en: 'This is no mapping, or something is wrong with it.',
    errors,
  });

/** Reads a mapping. @throws {Unreadable | Refused} with everything that is wrong with it. */
export async function mappingIn(path: string): Promise<MappingFile> {
  const text = await textOf(path, megabytesMax);
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    throw unfit([{ path: '', zh: '不是 JSON', en: 'It is no JSON.' }]);
  }
  const read = shape.safeParse(said);
  if (!read.success)
    throw unfit(
      read.error.issues.map(({ path: at, message }) => ({ path: at.join('.'), zh: '形式不对', en: message })),
    );
  const mapping = read.data as MappingFile;
  const flaws = mappingFlaws(mapping);
  if (flaws.length > 0) throw unfit(flaws);
  return mapping;
}

/** The mapping of a file, or what a table is read by without one. */
export const mappingOf = async (path: string | undefined, table: TableName | undefined): Promise<ExchangeMapping> =>
  path === undefined ? plainMapping(table ?? 'projects') : mappingIn(path);
