import { stripVTControlCharacters } from 'node:util';

// What terminals draw two columns wide.
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

function graphemesOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

const widthOf = (grapheme: string): number => (wide.test(grapheme) ? 2 : 1);

/** Columns that a line of printable text takes in a terminal, where Chinese characters take two. */
export function displayWidth(text: string): number {
  return graphemesOf(text).reduce((width, grapheme) => width + widthOf(grapheme), 0);
}

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text, or as much of its beginning as fits before an ellipsis. */
export function clipped(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let left = width - 1;
  const kept = graphemesOf(text).filter((grapheme) => (left -= widthOf(grapheme)) >= 0);
  return `${kept.join('')}…`;
}

/** The text, or as much of its beginning and its end as fits around an ellipsis: where the end tells texts apart. */
export function clippedInside(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const end = Math.floor((width - 1) / 2);
  let left = end;
  const kept = graphemesOf(text)
    .toReversed()
    .filter((grapheme) => (left -= widthOf(grapheme)) >= 0);
  return clipped(text, width - end) + kept.toReversed().join('');
}

/** One line without what would move the cursor, change colours or reverse the direction of reading. */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}
