/** `="012"`: how people keep Excel from taking zeros off. */
const kept = /^="((?:[^"]|"")*)"$/;
/** What a spreadsheet takes for a formula. */
const formula = /^[=+\-@\t\r]/;
/** As exports write a cell that looks like one. */
const written = /^'(?=[=+\-@\t\r])/;
/** A number is no formula, whatever its sign. */
const signed = /^[+-]\d+(\.\d+)?$/;

/** What a cell says, without what keeps a spreadsheet from reading it otherwise; undefined where it is a formula. */
export function cellText(cell: string): string | undefined {
  const trimmed = cell.trim();
  const inside = kept.exec(trimmed)?.[1];
  if (inside !== undefined) return inside.replaceAll('""', '"').trim();
  if (written.test(trimmed)) return trimmed.slice(1).trim();
  if (signed.test(trimmed)) return trimmed.replace('+', '');
  return formula.test(cell) || formula.test(trimmed) ? undefined : trimmed;
}
