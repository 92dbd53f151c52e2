/** HTML that was made here: whatever is put into it as text stands there as text. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | Markup | readonly Markup[];

/** What is no text: a style that is ours. */
export const raw = (text: string): Markup => new Markup(text);

export function markup(texts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(texts.map((text, at) => `${text}${at < values.length ? written(values[at] ?? '') : ''}`).join(''));
}

function written(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  return part instanceof Markup ? part.text : part.map(({ text }) => text).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that turn the direction of reading, or that nobody sees, are shown by their numbers. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[&<>"']/g, (each) => entities[each] ?? '')
    .replaceAll(
      /[\p{Cf}\p{Co}]|(?![\n\t])\p{Cc}/gu,
      (each) => `[U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`,
    );
