import { elementCalled } from '../element/elements.js';
import { type Asked, ExchangeFile } from '../read-exchange.js';
import { UnreadableFile } from '../flaw.js';
import type { ExchangeMapping } from './mapping.js';

/** Of codes that a system has for something, nobody maps more by hand. */
const values_max = 50;

/**
 * What there still is to be said of a file: each column, with the element that it is by the mapping or by its name; each code that means
 * something, without its meaning where none was said.
 * @throws {UnreadableFile} where not even its first row can be read.
 */
export async function draftOf(
  source: AsyncIterable<Uint8Array>,
  mapping: ExchangeMapping,
  encoding?: Asked['encoding'],
): Promise<ExchangeMapping> {
  const asked = { mapping: { ...mapping, values: [] }, isDraft: true } as const;
  const file = new ExchangeFile(source, { ...asked, ...(encoding !== undefined && { encoding }) });
  const found = new Map<string, Set<string>>();
  try {
    for await (const { values } of file.rows())
      for (const [element, value] of values) {
        if (!elementCalled(element)?.mapped) continue;
        const known = found.get(element) ?? new Set();
        found.set(element, known.size < values_max ? known.add(value) : known);
      }
  } catch (error) {
    if (!(error instanceof UnreadableFile) || file.columns.length === 0) throw error;
  }
  const said = (element: string) => mapping.values.filter((each) => each.element === element);
  const unsaid = [...found]
    .filter(([element]) => said(element).length === 0)
    .flatMap(([element, known]) => [...known].sort().map((from) => ({ element, from, to: '' })));
  return { ...mapping, columns: file.columns, values: [...mapping.values, ...unsaid] };
}
