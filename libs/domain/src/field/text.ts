// What a text may hold, wherever it comes from: requests, facts and contracts ask here.

/** What a text is refused for, whatever is declared of it. */
export type TextFlaw = 'unreadable' | 'control-character' | 'invisible';

/** NUL, halves of a character, and what a decoder leaves of bytes that are no UTF-8: no database keeps them, no reader reads them. */
const unreadable = /[\0\p{Cs}\ufffd]/u;

/** Of the control characters only those that end a line or step to a column stand in a text. */
const control = /[^\P{Cc}\t\n\r]/u;

/**
 * Blanks without width, marks that turn the direction of what follows, fillers, tags, what is no character. The signs of numbers and
 * verses in Arabic, Syriac and Kaithi are formatting to Unicode, but are seen.
 */
const unseen =
  /(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2028\u2029\ufff0-\uffff]/u;

/**
 * What nobody sees by itself, where it changes what stands before it: joiners and vowel separators of scripts that join (Uyghur, Persian,
 * Mongolian), the joiner between two pictures, the variant of a character or a picture.
 */
const joined = new RegExp(
  [
    String.raw`(?<=[\p{Script_Extensions=Arabic}\p{Script_Extensions=Mongolian}])[\u180b-\u180f\u200c\u200d]`,
    String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`,
    String.raw`(?<=\p{Emoji})[\ufe0e\ufe0f]`,
    String.raw`(?<=[\p{L}\p{N}\p{P}\p{S}])[\ufe00-\ufe0d\u{e0100}-\u{e01ef}]`,
  ].join('|'),
  'gu',
);

/** What is seen by itself: no blank (that of Braille neither), no filler, no mark without what it is set upon. */
const seen = /(?![\u2800\p{Default_Ignorable_Code_Point}])[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}]/u;

/**
 * What is wrong with a text, be it empty or not; undefined where nothing is. A text holds what its readers see: two names that look the
 * same are not two, and none reads otherwise than it is written. Rare characters of names stay, be they newer than this program or of the
 * private area where old input methods put them; so do variants of Han characters, the joiners of scripts that join, and pictures that are
 * composed of several. What has no place there is refused, not taken out: a text is kept as it was sent.
 */
export function textFlaw(text: string): TextFlaw | undefined {
  if (unreadable.test(text)) return 'unreadable';
  if (control.test(text)) return 'control-character';
  // Few texts have anything that joins, and to look for it takes ten times as long.
  return unseen.test(text) && unseen.test(text.replaceAll(joined, '')) ? 'invisible' : undefined;
}

/** A text without blanks, in one width: what is written otherwise, and means the same, is the same. */
export const plainText = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');

/** Whether nothing of a text is seen: it is empty, or has blanks and marks alone. */
export const isBlank = (text: string): boolean => !seen.test(text);

/** Whether a text has more than one line, or columns: no name, number or reason in a list has. */
export const hasLines = (text: string): boolean => /[\t\n\r\u2028\u2029]/.test(text);
