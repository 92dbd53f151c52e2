import { crc32 } from 'node:zlib';
import { deflateRawSync } from 'node:zlib';

/** An entry of an archive that a test makes: what it holds, and what it says of itself where that is not so. */
export type MadeEntry = Readonly<{ name: string; bytes: Buffer; saysSize?: number; isEncrypted?: true; stored?: true }>;

/** An archive with these entries, as an office writes it. */
export function zipOf(entries: readonly MadeEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, saysSize = bytes.length, isEncrypted, stored } of entries) {
    const called = Buffer.from(name, 'utf8');
    const packed = stored ? bytes : deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(saysSize, 18);
    common.writeUInt16LE(called.length, 22);
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, called]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, called);
    parts.push(head, packed);
    offset += head.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

const part = (name: string, text: string): MadeEntry => ({ name, bytes: Buffer.from(text, 'utf8') });
const typesOf = (main: string): MadeEntry =>
  part(
    '[Content_Types].xml',
    `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${
      main.startsWith('xl') ? 'spreadsheetml.sheet' : 'wordprocessingml.document'
    }.main+xml"/></Types>`,
  );

/** A table of Excel, with further entries. */
export const xlsxOf = (...more: readonly MadeEntry[]): Buffer =>
  zipOf([typesOf('xl/workbook.xml'), part('xl/workbook.xml', '<workbook/>'), ...more]);

/** A text of Word, with further entries. */
export const docxOf = (...more: readonly MadeEntry[]): Buffer =>
  zipOf([typesOf('word/document.xml'), part('word/document.xml', '<document/>'), ...more]);

export const odsOf = (...more: readonly MadeEntry[]): Buffer =>
  zipOf([
    { ...part('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'), stored: true },
    part('content.xml', '<office/>'),
    ...more,
  ]);

export const ofdOf = (): Buffer =>
  zipOf([part('OFD.xml', '<ofd:OFD/>'), part('Doc_0/Document.xml', '<ofd:Document/>')]);

/** An entry that says little, and is much: zeros, a thousand to one. */
export const bombOf = (bytes: number): MadeEntry => ({ name: 'xl/media/image1.bmp', bytes: Buffer.alloc(bytes) });
