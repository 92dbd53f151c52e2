type Declared = string | Readonly<{ [field: string]: Declared }>;

/** Ids, figures and codes hold no words: printable ASCII without a space. */
const wordless = ['id', 'figure', 'code'];
const wordlessText = /^[!-~]*$/;

/**
 * The strings of an event's data that its declaration (`TextsOf`) does not hold true of: those without a class, and words
 * that are declared as an id, a figure or a code. Paths with what is wrong, each once: `items[].reason has no class`.
 */
export function misdeclaredTexts(data: unknown, texts: Declared | undefined): readonly string[] {
  return [...new Set(flawsOf(data, texts, ''))];
}

function flawsOf(data: unknown, texts: Declared | undefined, path: string): readonly string[] {
  if (typeof data === 'string') {
    if (typeof texts !== 'string') return [`${path} has no class`];
    return wordless.includes(texts) && !wordlessText.test(data) ? [`${path} is declared as ${texts}: ${data}`] : [];
  }
  if (Array.isArray(data)) return data.flatMap((item) => flawsOf(item, texts, `${path}[]`));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([field, value]) =>
    // One class holds for all of open data.
    flawsOf(value, typeof texts === 'string' ? texts : texts?.[field], path === '' ? field : `${path}.${field}`),
  );
}
