/** Dashes of any kind, as a class of characters. */
export const dash = '[-\\u2010-\\u2015\\u2212\\u2500\\u2501\\u2E3A\\u2E3B\\u30FC]';

const markText = new RegExp(`^(?:(?:[/\\\\]|${dash})+|无|暂无|不适用|不涉及|N/A|NA)$`, 'iu');
const invisible = /[\u200B-\u200F\u2060\uFEFF]+/gu;
const spaceBetweenDigits = /(?<=[0-9])\p{White_Space}+(?=[0-9])/gu;
const lineBreak = /[\n-\r\u0085\u2028\u2029]/u;
const space = /\p{White_Space}+/gu;
const anySpace = /\p{White_Space}/u;

const inWideForm = /[\uFF01-\uFF5E\uFE50-\uFE6B]/u;
/** The code units from the first small form on, each as it is in NFKC where it is a small or full-width form. */
const firstSmall = 0xfe50;
const narrow = Uint16Array.from({ length: 0xffff - firstSmall + 1 }, (_, at) => {
  const character = String.fromCharCode(firstSmall + at);
  return (inWideForm.test(character) ? character.normalize('NFKC') : character).charCodeAt(0);
});
const narrowUnit = (unit: number): number => (unit < firstSmall ? unit : (narrow[unit - firstSmall] ?? unit));
/** As many as one call takes. */
const atOnce_units = 1024;

/** Full-width and small forms as they are in NFKC. By code units, since `replace` with a function takes ten times as long, which a cell of a megabyte shows. */
function narrowed(printed: string): string {
  if (!inWideForm.test(printed)) return printed;
  let text = '';
  for (let from = 0; from < printed.length; from += atOnce_units) {
    const units: number[] = [];
    const end = Math.min(printed.length, from + atOnce_units);
    for (let at = from; at < end; at += 1) units.push(narrowUnit(printed.charCodeAt(at)));
    text += String.fromCharCode(...units);
  }
  return text;
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '。' || text[end - 1] === ';')) end -= 1;
  return text.slice(0, end);
}

/**
 * A cell as it is read (form checks §1): small and full-width forms as ASCII, white space between two digits as `,` (`;` where a line breaks),
 * no other white space, nothing invisible, no `(含)`, no `。` or `;` at the end.
 */
export function normalForm(printed: string): string {
  if (printed === '') return printed;
  const visible = narrowed(printed).replace(invisible, '');
  return withoutEnd((anySpace.test(visible) ? withoutSpace(visible) : visible).replace(/\(含\)/gu, ''));
}

function withoutSpace(text: string): string {
  return text.replace(spaceBetweenDigits, (run) => (lineBreak.test(run) ? ';' : ',')).replace(space, '');
}

/** Printed, and blank. */
export const isBlank = (cell: string | null): boolean => cell !== null && normalForm(cell) === '';

/** Says that nothing applies: `/`, dashes, 无, 不适用 … */
export const isMark = (cell: string | null): boolean => cell !== null && markText.test(normalForm(cell));

/** Printed, and a blank or a mark. What was not read is not nothing. */
export function isNothing(cell: string | null): boolean {
  if (cell === null) return false;
  const text = normalForm(cell);
  return text === '' || markText.test(text);
}
