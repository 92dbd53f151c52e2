import { ExchangeFile, type ExchangeMapping, flaw } from '@wenxiao/exchange';
import type { FastifyRequest } from 'fastify';
import type { Organisation } from '../directory/organisations.js';
import { problem } from '../http/problem.js';
import { letFinish } from '../table/let-finish.js';
import type { ForeignTableQueryDto } from './foreign-table.dto.js';
import { asAsked, decidedLimits, type ReadTable, tableOf } from './foreign-table.js';

type AskedOfTwo = Pick<ForeignTableQueryDto, 'encoding' | 'year'> &
  Readonly<{
    /** So many bytes are the first table. */
    first: number;
    mappings: readonly [ExchangeMapping, ExchangeMapping];
    jurisdiction: Organisation | undefined;
  }>;

/**
 * Reads two tables that belong together and come in one request, one behind the other.
 * @throws {ProblemError} `invalid-request` where the first is said to be longer than both.
 */
export async function twoTables(
  { raw }: FastifyRequest,
  { first, mappings, ...asked }: AskedOfTwo,
): Promise<readonly [ReadTable, ReadTable]> {
  const { bytes: max } = decidedLimits;
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > max) break;
      pieces.push(piece);
    }
  } finally {
    await letFinish(raw, max);
  }
  if (size > max) {
    const none = { rows: [], columns: [], hash: '' };
    return [
      { ...none, flaws: [flaw('too-large', { max })] },
      { ...none, flaws: [] },
    ];
  }
  const whole = Buffer.concat(pieces);
  if (first >= whole.length) throw problem('invalid-request', { errors: [notSoLong] });
  const read = (part: Buffer, mapping: ExchangeMapping) =>
    tableOf(new ExchangeFile(piecesOf(part), asAsked({ ...asked, mapping, limits: decidedLimits })));
  return [await read(whole.subarray(0, first), mappings[0]), await read(whole.subarray(first), mappings[1])];
}

const notSoLong = {
  path: 'targets',
  code: 'beyond-the-body',
  zh: '目标表的字节数须小于正文的字节数：其后是指标表',
  en: 'The table of targets has fewer bytes than the body: that of indicators comes behind it.',
} as const;

async function* piecesOf(part: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield part;
}
