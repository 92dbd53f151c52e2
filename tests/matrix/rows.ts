import { readFileSync } from 'node:fs';

/** A row of the requirement matrix. */
export type MatrixRow = Readonly<{
  /** `FF-33b`, `B-27`: what the titles of its tests begin with. */
  id: string;
  /** Of its instrument; a boundary case has none. */
  article?: string;
  /** What the row asks for: something that the product does, a value that a rule set gives, a boundary case; nothing where it has no behaviour. */
  carriedOutBy: readonly ('software' | 'parameter' | 'boundary')[];
}>;

/** Every row of the matrix, in its order. */
export const matrixRows = JSON.parse(
  readFileSync(new URL('./rows.json', import.meta.url), 'utf8'),
) as readonly MatrixRow[];

/** Decisions on ambiguities and conflicts, which a title may name beside its rows. */
const decision = /^[ANX]-\d+$/;

/**
 * The rows that a test's title names: `FF-32c, B-33: a report is late …`; `CJ-10…CJ-13: …` names all from the first to the last, `CJ-13` all
 * parts of it.
 * @throws {Error} for an id that no row of the matrix has: what the test shows would be told of no row.
 */
export function rowsNamedBy(title: string): readonly string[] {
  const [, head] = /^((?:[A-Z]+\d?-\d+[a-z]?(?:…|, )?)+): /.exec(title) ?? [];
  if (head === undefined) return [];
  return head.split(', ').flatMap((named) => {
    if (decision.test(named)) return [];
    const places = named.split('…').flatMap((id) => placesOf(id, title));
    return matrixRows.slice(Math.min(...places), Math.max(...places) + 1).map(({ id }) => id);
  });
}

/** Where the rows of an id stand: the row itself, or its parts `a`, `b`, … */
function placesOf(id: string, title: string): readonly number[] {
  const isNamed = (row: MatrixRow) => row.id === id || (/\d$/.test(id) && row.id.replace(/[a-z]$/, '') === id);
  const places = matrixRows.flatMap((row, place) => (isNamed(row) ? [place] : []));
  if (places.length === 0) throw new Error(`矩阵中没有 no row of the matrix: ${id} (${title})`);
  return places;
}
