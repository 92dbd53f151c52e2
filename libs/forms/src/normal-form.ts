/** Dashes of any kind, as a class of characters. */
export const dash = '[-\\u2010-\\u2015\\u2212\\u2500\\u2501\\u2E3A\\u2E3B\\u30FC]';

const markText = new RegExp(`^(?:(?:[/\\\\]|${dash})+|无|暂无|不适用|不涉及|N/A|NA)$`, 'iu');
const invisible = /[\u200B-\u200F\u2060\uFEFF]+/gu;
const spaceBetweenDigits = /(?<=[0-9])\p{White_Space}+(?=[0-9])/gu;
const lineBreak = /[\n-\r\u0085\u2028\u2029]/u;
const space = /\p{White_Space}+/gu;

const inWideForm = /[\uFF01-\uFF5E\uFE50-\uFE6B]/u;
const isWide = (unit: number): boolean => (unit >= 0xff01 && unit <= 0xff5e) || (unit >= 0xfe50 && unit <= 0xfe6b);

/** Full-width and small forms as they are in NFKC. A loop, since `replace` with a function takes ten times as long, which a cell of a megabyte shows. */
function narrowed(printed: string): string {
  if (!inWideForm.test(printed)) return printed;
  let text = '';
  for (let at = 0; at < printed.length; at += 1) {
    const character = printed.charAt(at);
    text += isWide(printed.charCodeAt(at)) ? character.normalize('NFKC') : character;
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
  const separated = narrowed(printed)
    .replace(invisible, '')
    .replace(spaceBetweenDigits, (run) => (lineBreak.test(run) ? ';' : ','));
  return withoutEnd(separated.replace(space, '').replace(/\(含\)/gu, ''));
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
