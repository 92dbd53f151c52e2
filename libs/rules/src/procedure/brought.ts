import { decimalsOf, isBusinessDate, isDecimalText } from '@wenxiao/domain';
import type { Answer, Needed } from '../shape/procedure.js';
import type { Wanting } from './rejection.js';
import type { ChecklistOfStep } from './world.js';

/** What a person brings with an answer, each as its kind of need wants it. The service stores it in typed fields. */
export interface Brought {
  readonly reason?: string;
  readonly opinion?: string;
  /** 元, at most two decimals, `"150000.00"`. Whether it is in range is the object's business. */
  readonly amount?: string;
  /** Each item of the step's checklist, once. */
  readonly checklist?: readonly { readonly item: string; readonly answer?: string; readonly note?: string }[];
  readonly score?: string;
  readonly date?: string;
  /** Person ids. */
  readonly persons?: readonly string[];
  readonly organisation?: string;
  /** Ids of objects, each with an answer of the step where it is given per item. */
  readonly items?: readonly { readonly item: string; readonly answer?: string }[];
  /** A code of the set. */
  readonly ground?: string;
  /** Codes of findings. */
  readonly finding?: readonly string[];
  readonly documents?: readonly { readonly document: string }[];
}

/**
 * @param list what the step's checklist goes through; undefined where there is no such list.
 * @param grounds the grounds that the answer may be given for; undefined where it may be any.
 */
export function wantingOf(
  needs: readonly Needed[],
  brought: Brought,
  list: ChecklistOfStep | undefined,
  grounds?: readonly string[],
): readonly Wanting[] {
  return needs.flatMap((needed) => {
    if (typeof needed !== 'string') return documentOf(needed.document, brought);
    if (brought[needed] === undefined) return [{ needed, because: 'missing' } as const];
    const isListed = needed !== 'ground' || grounds === undefined || grounds.includes(brought.ground ?? '');
    return isListed ? flawOf(needed, brought, list) : [{ needed, because: 'not-listed', these: grounds } as const];
  });
}

/** What an answer that goes on lacks where items of the checklist failed. */
export function failedItems({ requires }: Pick<Answer, 'requires'>, brought: Brought): readonly Wanting[] {
  const these = (brought.checklist ?? []).filter(({ answer }) => answer === 'failed').map(({ item }) => item);
  if (these.length === 0) return [];
  if (requires === 'all-passed') return [{ needed: 'checklist', because: 'items-failed', these }];
  const isExplained = (brought.opinion ?? '').trim() !== '';
  return isExplained ? [] : [{ needed: 'opinion', because: 'items-failed', these }];
}

function flawOf(
  needed: Exclude<Needed, object>,
  brought: Brought,
  list: ChecklistOfStep | undefined,
): readonly Wanting[] {
  const malformed = (isRight: boolean): readonly Wanting[] => (isRight ? [] : [{ needed, because: 'malformed' }]);
  const { amount = '', score = '', checklist = [], persons = [], finding = [] } = brought;
  switch (needed) {
    case 'amount':
      return malformed(isDecimalText(amount) && decimalsOf(amount) <= 2);
    case 'score':
      return malformed(isDecimalText(score));
    case 'date':
      return malformed(isBusinessDate(brought.date ?? ''));
    case 'checklist':
      return goneThrough(checklist, list);
    case 'persons':
      return listed(needed, persons);
    case 'finding':
      return listed(needed, finding);
    case 'items':
      return listed(
        needed,
        (brought.items ?? []).map(({ item }) => item),
      );
    case 'reason':
    case 'opinion':
    case 'ground':
    case 'organisation':
      return malformed(brought[needed]?.trim() !== '');
  }
}

/** Every item of the list, once, with words where it is judged in words; what somebody adds of their own is said in words. */
export function goneThrough(
  checklist: NonNullable<Brought['checklist']>,
  list: ChecklistOfStep | undefined,
): readonly Wanting[] {
  const needed = 'checklist';
  const items = list?.items.map(({ code }) => code);
  const isOwn = (item: string): boolean => list?.open === true && items?.includes(item) === false;
  const named = checklist.map(({ item }) => item);
  const flaws = listed(needed, named, items && [...items, ...named.filter(isOwn)]);
  if (flaws.length > 0 || list === undefined) return flaws;
  const wordless = checklist
    .filter(({ item, note = '' }) => (list.inWords === true || isOwn(item)) && note.trim() === '')
    .map(({ item }) => item);
  return wordless.length > 0 ? [{ needed, because: 'wordless', these: wordless }] : [];
}

/** At least one, none twice; with `whole`, exactly these. */
function listed(needed: string, named: readonly string[], whole?: readonly string[]): readonly Wanting[] {
  if (named.length === 0) return [{ needed, because: 'missing' }];
  const twice = named.filter((each, at) => named.indexOf(each) !== at);
  if (twice.length > 0) return [{ needed, because: 'repeated', these: [...new Set(twice)] }];
  if (named.some((each) => each.trim() === '')) return [{ needed, because: 'malformed' }];
  if (whole === undefined) return [];
  const unknown = named.filter((each) => !whole.includes(each));
  if (unknown.length > 0) return [{ needed, because: 'malformed', these: unknown }];
  const left = whole.filter((each) => !named.includes(each));
  return left.length > 0 ? [{ needed, because: 'incomplete', these: left }] : [];
}

function documentOf(document: string, { documents = [] }: Brought): readonly Wanting[] {
  const has = documents.some((each) => each.document === document);
  return has ? [] : [{ needed: `document:${document}`, because: 'missing' }];
}
