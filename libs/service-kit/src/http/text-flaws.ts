/** What a text must not hold, and why: told to the person who sent it. */
export type TextFlaw = Readonly<{ code: string; zh: string; en: string }>;

const flaws: readonly (readonly [RegExp, TextFlaw])[] = [
  [
    // NUL, halves of a character, and what a decoder leaves of bytes that are no UTF-8: no database keeps them, no reader reads them.
    /[\0\p{Cs}\ufffd]/u,
    {
      code: 'unreadable',
      zh: '含有无法保存的字符，文字须为 UTF-8',
      en: 'holds characters that cannot be kept: text is UTF-8',
    },
  ],
  [
    // Of the control characters only those that end a line or step to a column.
    /[^\P{Cc}\t\n\r]/u,
    { code: 'control-character', zh: '含有控制字符，请删除', en: 'holds control characters: leave them out' },
  ],
  [
    // What nobody sees: blanks without width, marks that turn the direction of what follows, fillers, tags. Two names that look the
    // same would be two, and one would read otherwise than it is written. Rare characters of names stay, be they newer than this
    // program or of the private area where old input methods put them.
    /[\u17b4\u17b5]|[\u00ad\u061c\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ufdd0-\ufdef\u{e0000}-\u{e007f}]/u,
    { code: 'invisible', zh: '含有看不见的字符，请删除', en: 'holds characters that nobody sees: leave them out' },
  ],
  [
    // Joiners belong to scripts that join, and to pictures; elsewhere nobody sees them.
    /(?<![\p{Script=Arabic}\p{Script=Mongolian}\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f)(?:[\u180b-\u180f]|[\u200c\u200d])/u,
    { code: 'invisible', zh: '含有看不见的字符，请删除', en: 'holds characters that nobody sees: leave them out' },
  ],
];

/** What is wrong with a text whoever reads it; undefined where nothing is. */
export function textFlaw(text: string): TextFlaw | undefined {
  return flaws.find(([pattern]) => pattern.test(text))?.[1];
}

/** What is wrong with a text that is to stand in one line: a name, a number, a reason in a list. */
export function lineFlaw(text: string): TextFlaw | undefined {
  return /[\t\n\r]/.test(text)
    ? { code: 'line-break', zh: '不能有换行或制表符', en: 'holds line breaks or tabs: it is one line' }
    : undefined;
}
