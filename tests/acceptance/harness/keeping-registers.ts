import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { idOf, versionOf } from './cycle.js';
import { eventually } from './eventually.js';

type Answered = Promise<Answer<Accepted & Problem>>;
type Acting = 'unit' | 'desk' | 'office' | 'budget' | 'reviewer';

type Entry = Readonly<{
  entry: string;
  status: string;
  name: string;
  kind: string | null;
  kindName: string | null;
  rank: number | null;
  rating: string | null;
  proposedForExit: boolean;
  about: string;
  occasion: string | null;
}>;

export const entriesAt = (register: string): string => `registers/${register}/entries`;
/** An entry as addresses name it. */
export type Which = readonly [register: string, entry: string];
export const entryAt = ([register, entry]: Which): string => `${entriesAt(register)}/${entry}`;

/** Entered by somebody; `said` is what matters. */
export const enter = (county: County, who: Acting, register: string, said: object): Answered =>
  county.post(who, 'accountability', entriesAt(register), {
    findings: [],
    documents: [],
    on: '2023-11-01',
    ...said,
  });

/** … as addresses name it. */
export async function entered(county: County, who: Acting, register: string, said: object): Promise<Which> {
  const id = idOf(await enter(county, who, register, said));
  return [register, id.replace(`.${register}.`, '.')];
}

/** An act on an entry, upon the version that its reader has seen. */
export const onEntry = (county: County, who: Acting, which: Which, act: string, body: object): Answered =>
  postAsRead(county, who, 'accountability', `${entryAt(which)}/${act}`, body, () =>
    versionOf(county, 'accountability', entryAt(which)),
  );

/** The list of a register, once it is as it has to be. */
export const listOf = (
  county: County,
  register: string,
  isThere: (items: readonly Entry[]) => boolean,
  query = '',
): Promise<readonly Entry[]> =>
  eventually(`the list of ${register} is as it has to be`, async () => {
    const { body } = await county.get<{ items: readonly Entry[] }>(
      'office',
      'accountability',
      `${entriesAt(register)}?limit=200${query}`,
    );
    return isThere(body.items) ? body.items : undefined;
  });

type Task = Readonly<{ step: string; zh: string; about: Readonly<Record<string, string>> }>;
/** What waits in accountability for somebody, about entries of a register. */
export async function tasksOf(county: County, who: Acting, register: string): Promise<readonly Task[]> {
  const { body } = await county.get<{ items: readonly Task[] }>(who, 'accountability', 'tasks?limit=200');
  return body.items.filter(({ about }) => about['entry']?.includes(`.${register}.`));
}
