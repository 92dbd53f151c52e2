import { flaw, UnreadableFile } from '../flaw.js';

/** An object of JSON, and the line on which it begins. */
export type JsonRow = Readonly<{ line: number; said: ReadonlyMap<string, unknown> }>;

/** Where a text of JSON is: it is cut where an object of its array ends, and nothing of it is kept longer. */
class Cut {
  line = 1;
  depth = 0;
  #began = 1;
  #object = '';
  #inText = false;
  #escaped = false;
  #characters = 0;

  constructor(private readonly characters_max: number) {}

  /** What is handed on as an object, where the character ends one. */
  take(character: string): Readonly<{ line: number; text: string }> | undefined {
    if (character === '\n') this.line += 1;
    if (this.#inText) {
      this.keep(character);
      if (this.#escaped) this.#escaped = false;
      else if (character === '\\') this.#escaped = true;
      else if (character === '"') this.#inText = false;
      return undefined;
    }
    if (this.depth === 0 && character !== '{') {
      this.requireBetween(character);
      return undefined;
    }
    if (this.depth === 0) [this.#began, this.#characters] = [this.line, 0];
    this.keep(character);
    if (character === '"') this.#inText = true;
    if (character === '{' || character === '[') this.depth += 1;
    if (character === '}' || character === ']') this.depth -= 1;
    if (this.depth > 0) return undefined;
    const text = this.#object;
    this.#object = '';
    return { line: this.#began, text };
  }

  private keep(character: string): void {
    this.#object += character;
    this.#characters += 1;
    if (this.#characters > this.characters_max)
      throw new UnreadableFile(flaw('row-too-long', { max: this.characters_max }, { line: this.#began }));
  }

  /** Between objects stand the signs of an array, or nothing: one object a line. */
  private requireBetween(character: string): void {
    if (!/[\s,[\]]/.test(character)) throw new UnreadableFile(flaw('not-a-table', {}, { line: this.line }));
  }
}

/** The objects of an array of JSON, or of JSON Lines, one after the other. @throws {UnreadableFile} */
export async function* jsonRows(text: AsyncIterable<string>, characters_max: number): AsyncGenerator<JsonRow> {
  const cut = new Cut(characters_max);
  for await (const piece of text)
    for (const character of piece) {
      const object = cut.take(character);
      if (object) yield { line: object.line, said: saidIn(object) };
    }
  if (cut.depth > 0) throw new UnreadableFile(flaw('not-a-table', {}, { line: cut.line }));
}

function saidIn({ line, text }: Readonly<{ line: number; text: string }>): JsonRow['said'] {
  try {
    return new Map(Object.entries(JSON.parse(text) as object));
  } catch {
    throw new UnreadableFile(flaw('not-a-table', {}, { line }));
  }
}
