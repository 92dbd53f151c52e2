import { csvMark, csvRow } from '@wenxiao/domain';

/**
 * Rows as spreadsheets read them: CSV in UTF-8 with its mark.
 * @param isPlain what is written as it is although it looks like a formula: a number
 */
export const csvText = (rows: readonly (readonly string[])[], isPlain?: (text: string) => boolean): string =>
  csvMark + rows.map((row) => csvRow(row, isPlain)).join('');
