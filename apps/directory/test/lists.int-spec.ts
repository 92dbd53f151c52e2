import { v7 } from 'uuid';
import { type DirectoryWithTree, directoryWithTree } from './directory-with-tree.js';
import { administratorPassword } from '../src/testing/index.js';
import { signingIn } from './signing-in.js';

let directory: DirectoryWithTree;
beforeAll(async () => {
  directory = await directoryWithTree('lists');
});
afterAll(() => directory.close());

const { signIn } = signingIn(() => directory);

type Answer = Readonly<{
  items: readonly Readonly<Record<string, unknown>>[];
  more: boolean;
  next?: string;
  totals: Readonly<{ rows: number }>;
}>;

/** All items of a list, read in pages of two; each page says of how many it is one, and whether there are more. */
async function readThrough(pageAfter: (page: Readonly<{ limit: number; after?: string }>) => Promise<Answer>) {
  const items: Answer['items'][number][] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await pageAfter({ limit: 2, ...(after !== undefined && { after }) });
    items.push(...page.items);
    expect([page.items.length <= 2, page.more]).toEqual([true, page.next !== undefined]);
    expect(page.more).toBe(items.length < page.totals.rows);
    ({ next: after, more } = page);
  }
  return items;
}

const asking = (path: string) => async (page: object) => {
  const query = new URLSearchParams(page as Record<string, string>);
  return (await directory.call<Answer>(`${path}?${query.toString()}`, { as: directory.administrator })).body;
};

describe('page after page of two', () => {
  it('a person reads all organisations that they see, parents before children', async () => {
    const read = await readThrough(asking('/organisations'));
    const whole = await asking('/organisations')({ limit: 200 });
    expect(read).toEqual(whole.items);
    const ids = read.map(({ organisationId }) => organisationId);
    const { rootId, tree } = directory;
    expect(new Set(ids)).toEqual(new Set([rootId, ...Object.values(tree).filter((each) => typeof each === 'string')]));
    const isBehindItsParent = ({ parentId }: Answer['items'][number], at: number) =>
      parentId === null || ids.slice(0, at).includes(parentId);
    expect(read.every(isBehindItsParent)).toBe(true);
  });

  it('an administrator reads all people of a jurisdiction, by account', async () => {
    const { county, unit } = directory.tree;
    const accounts = ['e.last', 'a.first', 'c.middle', 'b.second', 'd.fourth'];
    for (const accountName of accounts) await directory.createPerson(county, unit, undefined, { accountName });
    const read = await readThrough(asking(`/jurisdictions/${county}/people`));
    expect(read.map(({ accountName }) => accountName)).toEqual([...accounts].sort());
    expect(read[0]).toEqual({
      personId: expect.any(String),
      accountName: 'a.first',
      displayName: '某人',
      organisationId: unit,
      disabled: false,
      version: 1,
    });
  });

  it('an administrator reads all sign-ins, the newest first', async () => {
    for (let time = 0; time < 5; time += 1) await signIn('first.admin', administratorPassword);
    const read = await readThrough(asking(`/jurisdictions/${directory.rootId}/sign-ins`));
    const numbers = read.map(({ number }) => Number(number));
    expect(numbers.length).toBeGreaterThanOrEqual(5);
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
  });

  it('a person and their administrator read all their tokens, the newest first, those that hold no longer included', async () => {
    const { sessionId } = (await signIn('first.admin', administratorPassword)).body;
    const made: string[] = [];
    for (const name of ['1', '2', '3', '4', '5']) {
      const body = { sessionId, key: v7(), name, days: 30, readOnly: true };
      made.unshift((await directory.internal<{ id: string }>('api-tokens/create', body)).body.id);
    }
    await directory.internal('api-tokens/revoke', { sessionId, id: made[2]! });
    const own = await readThrough(async (page) => {
      return (await directory.internal<Answer>('api-tokens', { sessionId, ...page })).body;
    });
    expect(own.map(({ id, revokedAt }) => [id, revokedAt !== undefined])).toEqual(made.map((id, at) => [id, at === 2]));
    const { personId } = directory.administrator;
    expect(await readThrough(asking(`/jurisdictions/${directory.rootId}/people/${personId}/api-tokens`))).toEqual(own);
  });
});
