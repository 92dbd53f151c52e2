import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bombOf, docxOf, odsOf, ofdOf, pdfOf, pngOf, xlsxOf, zipOf } from '../testing/index.js';
import { FileFlaw } from './flaw.js';
import { inspect } from './inspect.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenxiao-inspect-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a file is found to be, or why it is not taken. */
async function found(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  try {
    return (await inspect(path, name, bytes.length)).code;
  } catch (error) {
    if (error instanceof FileFlaw) return error.code;
    throw error;
  }
}

const text = (content: string): Buffer => Buffer.from(content, 'utf8');
const within = (name: string, bytes: Buffer) => ({ name, bytes });
/** 县 as GB 18030 has it. */
const inGb18030 = Buffer.from([0xcf, 0xd8, 0x2c, 0x31, 0x0d, 0x0a]);

describe('a file', () => {
  it.each([
    ['验收报告.pdf', pdfOf(), 'pdf'],
    ['照片.PNG', pngOf(), 'png'],
    ['明细表.xlsx', xlsxOf(), 'xlsx'],
    ['报告.docx', docxOf(), 'docx'],
    ['报告.docx', docxOf(within('word/embeddings/sheet1.xlsx', xlsxOf())), 'docx'],
    ['明细表.ods', odsOf(), 'ods'],
    ['公文.ofd', ofdOf(), 'ofd'],
    ['名单.csv', text('﻿单位,金额\r\n某局,1\r\n'), 'csv'],
    ['名单.csv', inGb18030, 'csv'],
    ['说明.txt', text('BM 说明\n'), 'txt'],
  ])('%s is taken as what it is', async (name, bytes, format) => {
    expect(await found(name, bytes)).toBe(format);
  });

  it.each([
    ['报告.exe', text('MZ'), 'file-format-not-taken'],
    ['报告', pdfOf(), 'file-format-not-taken'],
    ['材料.zip', zipOf([within('a.txt', text('a'))]), 'file-format-not-taken'],
    ['报告.pdf', Buffer.alloc(0), 'file-empty'],
    ['报告.pdf', pngOf(), 'file-is-not-what-it-says'],
    ['照片.png', pdfOf(), 'file-is-not-what-it-says'],
    ['明细表.xlsx', docxOf(), 'file-is-not-what-it-says'],
    ['明细表.xlsx', zipOf([within('a.txt', text('a'))]), 'file-is-not-what-it-says'],
    ['明细表.xlsx', text('单位,金额'), 'file-is-not-what-it-says'],
    ['公文.ofd', xlsxOf(), 'file-is-not-what-it-says'],
    ['名单.csv', pdfOf(), 'file-is-not-what-it-says'],
    ['名单.csv', xlsxOf(), 'file-is-not-what-it-says'],
    ['名单.csv', text('a\0b'), 'file-is-not-what-it-says'],
  ])('%s that is something else is refused', async (name, bytes, code) => {
    expect(await found(name, bytes)).toBe(code);
  });

  it.each([
    ['明细表.xlsx', xlsxOf(within('xl/vbaProject.bin', text('macro'))), 'file-has-macros'],
    ['明细表.ods', odsOf(within('Basic/Standard/Module1.xml', text('macro'))), 'file-has-macros'],
    ['明细表.xlsx', xlsxOf({ ...within('xl/a.xml', text('a')), isEncrypted: true }), 'file-encrypted'],
    ['明细表.ods', odsOf(within('META-INF/manifest.xml', text('<manifest:encryption-data/>'))), 'file-encrypted'],
    ['报告.pdf', pdfOf('/Encrypt 5 0 R'), 'file-encrypted'],
    ['报告.docx', docxOf(within('word/embeddings/a.exe', text('MZ program'))), 'file-holds-other-files'],
    ['报告.docx', docxOf(within('word/embeddings/a.rar', text('Rar!\x1a'))), 'file-holds-other-files'],
  ])('%s that hides something is refused', async (name, bytes, code) => {
    expect(await found(name, bytes)).toBe(code);
  });
});

describe('an archive that is more than it seems', () => {
  const megabytes = (count: number): number => count * 1024 * 1024;

  it('is refused for what it says of itself, before it is unpacked', async () => {
    expect(await found('表.xlsx', xlsxOf(bombOf(megabytes(8))))).toBe('archive-too-large');
    const many = Array.from({ length: 5_001 }, (_, index) => within(`xl/${String(index)}.xml`, text('')));
    expect(await found('表.xlsx', xlsxOf(...many))).toBe('archive-too-large');
  });

  it('is refused where more comes out than it says', async () => {
    expect(await found('表.xlsx', xlsxOf({ ...bombOf(megabytes(8)), saysSize: 9_000 }))).toBe('archive-damaged');
  });

  it('is refused where the bomb lies in an archive within, or an archive in that', async () => {
    const inner = xlsxOf(bombOf(megabytes(8)));
    expect(await found('报告.docx', docxOf(within('word/embeddings/a.xlsx', inner)))).toBe('archive-too-large');
    const middle = docxOf(within('word/embeddings/a.xlsx', xlsxOf()));
    expect(await found('报告.docx', docxOf(within('word/embeddings/b.docx', middle)))).toBe('file-holds-other-files');
  });

  it('is refused where its directory lies, is cut off, or names bytes twice', async () => {
    const whole = xlsxOf();
    expect(await found('表.xlsx', whole.subarray(0, whole.length - 30))).toBe('archive-damaged');
    expect(await found('表.xlsx', Buffer.concat([whole, text('more')]))).toBe('archive-damaged');
    // The last two hold the same: each could be read from the bytes of the other.
    const overlapping = Buffer.from(xlsxOf(within('xl/a.xml', text('same')), within('xl/b.xml', text('same'))));
    const last = overlapping.lastIndexOf('PK\x01\x02', undefined, 'latin1');
    const before = overlapping.lastIndexOf('PK\x01\x02', last - 1, 'latin1');
    overlapping.writeUInt32LE(overlapping.readUInt32LE(before + 42), last + 42);
    expect(await found('表.xlsx', overlapping)).toBe('archive-damaged');
  });
});
