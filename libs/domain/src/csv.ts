/** The mark with which spreadsheets know UTF-8. */
export const csvMark = '\uFEFF';

/**
 * A row as spreadsheets read it, with its end. What looks like a formula is kept from being one.
 * @param isPlain what is written as it is all the same: a number
 */
export function csvRow(cells: readonly string[], isPlain: (text: string) => boolean = () => false): string {
  const cell = (text: string): string => {
    const written = /^[=+\-@\t\r]/.test(text) && !isPlain(text) ? `'${text}` : text;
    return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
  };
  return `${cells.map(cell).join(',')}\r\n`;
}
