/**
 * Rows as spreadsheets read them: CSV in UTF-8 with its mark. What looks like a formula is kept from being one.
 * @param isPlain what is written as it is all the same: a number
 */
export function csvText(
  rows: readonly (readonly string[])[],
  isPlain: (text: string) => boolean = () => false,
): string {
  const cell = (text: string): string => {
    const written = /^[=+\-@\t\r]/.test(text) && !isPlain(text) ? `'${text}` : text;
    return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
