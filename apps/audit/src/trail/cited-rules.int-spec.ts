import { type HistoryFeed, type HistoryRow, postgresHistory } from '@wenxiao/messaging';
import { hashOf, layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { rebuildTrail } from '../rebuilding/rebuild.js';
import { tenant, testStores, type TestStore } from '../testing/stores.js';
import { readRows, siblingTrail, takeRows, testTrail, type TestTrail } from '../testing/trail-database.js';
import type { CitedRules } from './cited-rules.js';
import { differenceOf, rootOfTrail, trailOf } from './questions.js';
import type { TrailDatabase } from './trail-database.js';

const subject = '0192f7a0-0000-7000-8000-00000000c0de';
const stream = `monitoring/${subject}.2022`;
const set = seed('fufeng-2022')!;
const version = (number: number) => layered({ ...set, version: number }, undefined, { organisation: false });
const [first, second, untold] = [version(1), version(2), version(3)];

const [member] = set.members.rounds ?? [];
const path = `rounds/${member!.code}`;

type Told = ReturnType<typeof version>;

let stores: TestStore[];
let history: HistoryRow[];
let trail: TestTrail;

const [desk] = set.members.desks ?? [];
const actor = { id: '0192f7a0-0000-7000-8000-00000000c0aa', as: 'grant', desk: desk!.code } as const;
const under = ({ hash, layers }: Told, ...basis: string[]) => ({ metadata: { actor, rules: { hash, layers, basis } } });
const round = (code: string, more: object) => ({ type: 'nobody-knows-this', data: { round: code }, ...more });
const text = ({ hash, text }: Told) => ({ type: 'rules-resolved', data: { hash, text } });

beforeAll(async () => {
  stores = await testStores('directory', 'monitoring');
  const [directory, monitoring] = stores as [TestStore, TestStore];
  await directory.append('governing/county.budget-performance', text(first));
  // Another text under the hash comes before the one that was hashed.
  await directory.append('governing/forged.budget-performance', {
    type: 'rules-resolved',
    data: { hash: second.hash, text: second.text.replaceAll('绩效', '效绩') },
  });
  // PostgreSQL holds no such character: it is no text of rules, and history goes on behind it.
  await directory.append('governing/broken.budget-performance', {
    type: 'rules-resolved',
    data: { hash: hashOf('\0'), text: '\0' },
  });
  // Two bodies go by one text.
  await directory.append('governing/other.budget-performance', text(first), text(second));
  // Who is not directory says nothing of rules.
  await monitoring.append('governing/third.budget-performance', text(untold));
  await monitoring.append(
    stream,
    round('Q1', under(first, path, 'rounds/none')),
    round('Q2', under(second, path)),
    round('Q3', under(untold, path)),
    round('Q4', { metadata: { actor } }),
    round('Q5', { metadata: { actor: { ...actor, desk: 'auditor' } } }),
    round('Q6', { metadata: { actor: { ...actor, desk: 'of-no-set' } } }),
  );
  history = [];
  for (const feed of feeds()) {
    history.push(...(await readRows(feed)));
    await feed.close();
  }
  trail = await testTrail();
}, 120_000);

afterAll(async () => {
  await trail.drop();
  for (const store of stores) await store.drop();
});

const feeds = (): HistoryFeed[] => stores.map((store) => postgresHistory(store, store.historianUrl));

const citedIn = async (database: TrailDatabase): Promise<(CitedRules | undefined)[]> =>
  (await trailOf(database, { subject, tenant })).entries.map(({ rules }) => rules);

/** As the set says it, read from the set itself. */
function articlesOf(number: number) {
  return member!.source.map(({ instrument: code, article: printed, quote }) => {
    const instrument = set.instruments.find((each) => each.code === code)!;
    const article = instrument.articles.find((each) => each.article === printed)!;
    return {
      set: { id: set.id, version: number },
      instrument: instrument.zh,
      article: printed,
      quote: quote ?? article.zh,
    };
  });
}

const { zh } = member!;
const expected = () => [
  {
    hash: first.hash,
    layers: first.layers,
    basis: [
      { path, zh, article: articlesOf(1) },
      { path: 'rounds/none', article: [] },
    ],
  },
  {
    hash: second.hash,
    layers: second.layers,
    basis: [{ path, zh, article: articlesOf(2) }],
  },
  { hash: untold.hash, layers: untold.layers, basis: [{ path, article: [] }] },
  undefined,
  undefined,
  undefined,
];

describe('what an event was decided under', () => {
  it('is cited from that very set by hash and path, and from no other text', async () => {
    const grown = await siblingTrail(trail, 'grown');
    await takeRows(grown, history);
    expect(await citedIn(grown)).toEqual(expected());
  });

  it('is cited the same however history arrives, and changes no root', async () => {
    const orders = [history, history.toReversed()];
    const roots = [];
    for (const [index, rows] of orders.entries()) {
      const other = await siblingTrail(trail, `order_${String(index)}`);
      await takeRows(other, rows, 1);
      expect(await citedIn(other)).toEqual(expected());
      roots.push((await rootOfTrail(other)).root);
    }
    const without = await siblingTrail(trail, 'without_texts');
    await takeRows(without, history);
    await trail.pool.query('delete from without_texts.rules_texts');
    roots.push((await rootOfTrail(without)).root);
    const rebuilt = feeds();
    roots.push((await rebuildTrail(trail.pool, rebuilt)).root);
    for (const feed of rebuilt) await feed.close();
    expect(await citedIn(trail)).toEqual(expected());
    expect(new Set(roots).size).toBe(1);
  });

  it('is done by a desk as the set calls it, or, where none was said or it is unknown, the newest of the subject', async () => {
    const named = await siblingTrail(trail, 'called');
    await takeRows(named, history);
    const { entries } = await trailOf(named, { subject, tenant });
    const { zh: called } = desk!;
    expect(entries.map(({ deskCalled }) => deskCalled)).toEqual([called, called, called, called, '审计', undefined]);
  });

  it('is cited in what changed between two instants', async () => {
    const { entries } = await trailOf(trail, { subject, tenant });
    const [one, two] = entries.map(({ recordedAt }) => recordedAt);
    const difference = await differenceOf(trail, { subject, tenant }, [one!, two!]);
    expect(difference.entries.map(({ rules }) => rules)).toEqual([expected()[1]]);
  });

  it('is answered without articles where the kept text is no longer the one of its hash', async () => {
    const altered = version(4);
    const [directory, monitoring] = stores as [TestStore, TestStore];
    await directory.append('governing/fourth.budget-performance', text(altered));
    const late = '0192f7a0-0000-7000-8000-00000000c0df';
    await monitoring.append(`monitoring/${late}.2022`, round('Q1', under(altered, path)));
    const again = feeds();
    await rebuildTrail(trail.pool, again);
    for (const feed of again) await feed.close();
    await trail.pool.query(`update trail.rules_texts set text = text || ' ' where hash = $1`, [altered.hash]);
    const { entries } = await trailOf(trail, { subject: late, tenant });
    expect(entries.map(({ rules }) => rules?.basis)).toEqual([[{ path, article: [] }]]);
  });
});
