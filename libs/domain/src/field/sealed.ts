// Text about a person, as events hold it: sealed under that person's key. What it looks like, and whose it is, without any key.

/**
 * Begins with a control character, which stands in no text that anybody sends: what is sealed cannot be mistaken, nor be sent.
 * Then the persons whose keys open it, all of them together, and nonce, ciphertext and tag in base64url.
 */
const mark = '\u0002';
const form = new RegExp(String.raw`^${mark}sealed\.1\.([0-9a-f-]{36}(?:\+[0-9a-f-]{36})*)\.([\w-]{40,})$`);

/** The same within JSON, where the control character is written in six. */
const formInJson = /\\u0002sealed\.1\.([0-9a-f-]{36}(?:\+[0-9a-f-]{36})*)\.([\w-]{40,})(?=")/g;
/** Found fast in an answer that holds none. */
const markInJson = String.raw`\u0002sealed.`;

/** A sealed text: whose it is, in order, and its bytes in base64url. */
export type Sealed = Readonly<{ persons: readonly string[]; bytes: string }>;

/** Whether a sealed text stands in it, by itself or as what tells one item from the others. */
export const holdsSealed = (text: string): boolean => text.includes(`${mark}sealed.`);

export const isSealed = (text: string): boolean => form.test(text);

/** What the bytes are bound to: none of the persons can be taken away. */
export const sealedHead = (persons: readonly string[]): string => `sealed.1.${persons.join('+')}`;

export const sealedText = ({ persons, bytes }: Sealed): string => `${mark}${sealedHead(persons)}.${bytes}`;

/** The sealed texts that stand in a JSON text. */
export function sealedIn(json: string): readonly Sealed[] {
  if (!json.includes(markInJson)) return [];
  return Array.from(json.matchAll(formInJson), ([, persons = '', bytes = '']) => ({
    persons: persons.split('+'),
    bytes,
  }));
}

/** A JSON text in which other words stand for every sealed one. */
export const withOpened = (json: string, open: (sealed: Sealed) => string): string =>
  json.replaceAll(formInJson, (_, persons: string, bytes: string) =>
    JSON.stringify(open({ persons: persons.split('+'), bytes })).slice(1, -1),
  );

/** What is read in the place of a text about a person whose key is gone. */
export const erasedText = '（已删除的个人信息 · erased personal text）';
/** … whose key is there, but cannot be had where it is read. */
export const closedText = '（加密的个人信息，此处无法读取 · sealed personal text, not to be read here）';
