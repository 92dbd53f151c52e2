import type { Encoding } from './file/encoding.js';
import { type ExchangeFlaw, UnreadableFile } from './flaw.js';
import type { Column, ExchangeFile } from './read-exchange.js';

/** What a file holds, and everything that is wrong with it: nothing is taken. */
export type Examined = Readonly<{
  encoding: Encoding;
  separator?: string;
  columns: readonly Column[];
  rows: number;
  /** Rows with something wrong. */
  wrong: number;
  /** As many as are listed; `flawsCount` are there. */
  flaws: readonly ExchangeFlaw[];
  flawsCount: number;
  /** Whether it could be read to its end. */
  isWhole: boolean;
  /** The first rows, as they are read. */
  shown: readonly Readonly<{
    line: number;
    values: Readonly<Record<string, string>>;
    kept: Readonly<Record<string, string>>;
  }>[];
}>;

/** Reads a file to its end and tells what is there. */
export async function examined(
  file: ExchangeFile,
  { flaws_max, shown_max }: Readonly<{ flaws_max: number; shown_max: number }>,
): Promise<Examined> {
  const flaws: ExchangeFlaw[] = [];
  const shown: Examined['shown'][number][] = [];
  let [rows, wrong, flawsCount, isWhole] = [0, 0, 0, true];
  const tell = (found: readonly ExchangeFlaw[]) => {
    flawsCount += found.length;
    flaws.push(...found.slice(0, Math.max(0, flaws_max - flaws.length)));
  };
  try {
    for await (const { line, values, kept, flaws: found } of file.rows()) {
      rows += 1;
      if (found.length > 0) wrong += 1;
      tell(found);
      if (shown.length < shown_max)
        shown.push({ line, values: Object.fromEntries(values), kept: Object.fromEntries(kept) });
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    isWhole = false;
    tell([error.flaw]);
  }
  const { encoding, separator, columns } = file;
  return {
    encoding,
    ...(separator !== undefined && { separator }),
    columns,
    rows,
    wrong,
    flaws,
    flawsCount,
    isWhole,
    shown,
  };
}
