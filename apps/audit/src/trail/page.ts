import type { EventReference } from '@wenxiao/event-store';

/** Entries, or figures, of one answer at most, and how many characters either have together. */
export const entriesMax = 1_000;
export const figuresMax = 5_000;
const charactersMax = 4 * 1024 * 1024;

/** Alarms of one answer at most: what they are about is one thing to be looked into. */
const alarmsMax = 100;

/**
 * Characters of one answer at most: entries and figures, the alarms, and as much as one entry may have that is larger than a page by
 * itself, since what a person sends in one request is 1 MiB at most.
 */
export const answerCharactersMax = 16 * 1024 * 1024;

/** Which items an answer holds: some, after one that was answered before. */
export type Paging = Readonly<{ limit?: number | undefined; after?: string | undefined }>;
export type Page<Item> = Readonly<{ items: readonly Item[]; more: boolean; next?: string }>;

/** Thrown when somebody asks for what comes after an entry or figure that is not there. */
export class UnknownEntryError extends Error {
  override readonly name = 'UnknownEntryError';
}

/** An event's name in one word: `targets/budget-line/<subject>.2024@3`. */
export const wordOfEvent = ({ event: { store, stream, version } }: Readonly<{ event: EventReference }>): string =>
  `${store}/${stream}@${version}`;

/** A figure's name in one word: `indicator-target/2024/1/i1`. */
export const wordOfFigure = ({ figure, item }: Readonly<{ figure: string; item?: string }>): string =>
  item === undefined ? figure : `${figure}/${item}`;

/**
 * A page: no more than the limit, and no more than an answer may carry, though one at least.
 * @throws {UnknownEntryError}
 */
export function pageOf<Item>(
  all: readonly Item[],
  wordOf: (item: Item) => string,
  { limit = entriesMax, after }: Paging,
): Page<Item> {
  const start = after === undefined ? 0 : all.findIndex((item) => wordOf(item) === after) + 1;
  if (after !== undefined && start === 0) throw new UnknownEntryError(after);
  const items: Item[] = [];
  let characters = 0;
  for (const item of all.slice(start, start + limit)) {
    characters += JSON.stringify(item).length;
    if (items.length > 0 && characters > charactersMax) break;
    items.push(item);
  }
  const last = items.at(-1);
  const more = start + items.length < all.length;
  return { items, more, ...(more && last !== undefined && { next: wordOf(last) }) };
}

/** An answer within its bounds: what is left out of figures and alarms is said. */
export type Bounded<Answer> = Answer & Readonly<{ moreFigures?: true; moreAlarms?: true }>;

export function bounded<Answer extends Readonly<{ figures: readonly FigureName[]; alarms: readonly object[] }>>(
  answer: Answer,
): Bounded<Answer> {
  const { items: figures, more } = pageOf(answer.figures, wordOfFigure, { limit: figuresMax });
  return { ...withAlarms(answer), figures, ...(more && { moreFigures: true }) };
}

/** The first alarms, and whether there are others. */
export function withAlarms<Answer extends Readonly<{ alarms: readonly object[] }>>(
  answer: Answer,
): Answer & Readonly<{ moreAlarms?: true }> {
  const alarms = answer.alarms.slice(0, alarmsMax);
  return { ...answer, alarms, ...(alarms.length < answer.alarms.length && { moreAlarms: true }) };
}

type FigureName = Parameters<typeof wordOfFigure>[0];
