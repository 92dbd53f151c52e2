import { addRules } from './rules.command.js';
import { FakeProduct } from './testing/fake-product.js';

// The commands against answers of the product; what the product itself answers is tested where it stands.

let product: FakeProduct;
beforeAll(async () => {
  product = await FakeProduct.start();
});
afterAll(() => product.close());
beforeEach(() => product.reset());

const run = (...words: readonly string[]) =>
  product.run((program, terminal) => addRules(program, undefined, terminal), ['rules', ...words, '--county', 'c1']);

const hash = 'c0'.repeat(32);
const version = {
  ruleSetId: 'ours',
  version: 1,
  scheme: 'budget-performance',
  hash,
  status: 'proposed',
  streamVersion: 1,
};
const older = { ...version, version: 1, hash: '00'.repeat(32), streamVersion: 2 };
const list = (...items: readonly object[]) => ({
  status: 200,
  body: { items, more: false, totals: { rows: items.length } },
});
const accepted = { status: 201, body: { outcome: 'accepted', streams: [] } };
const tried = (body: object) => ({
  status: 200,
  body: { errors: [], refused: [], deviations: [], warnings: [], ...body },
});
const sent = () =>
  product.asked.filter(({ method }) => method === 'POST').map(({ url, body }) => [url, JSON.parse(body) as object]);
const base = '/api/directory/jurisdictions/c1';

describe('wenxiao rules propose', () => {
  it('hands a first version in and says what another person does with it', async () => {
    const file = await product.file('ours.json', JSON.stringify({ id: 'ours', version: 1 }));
    product.answers = { 'GET /rule-sets': [list(), list(version)], 'POST /rule-sets': accepted };
    expect(await run('propose', file)).toMatchObject({
      status: 0,
      out: [
        '已提出 ours 第 1 版 · proposed',
        `SHA-256 ${hash}`,
        '下一步：由另一人批准 · next: another person approves it:',
        `  wenxiao rules approve ours --hash ${hash} --county c1`,
        '',
      ].join('\n'),
    });
    expect(sent()).toEqual([[`${base}/rule-sets`, { content: { id: 'ours', version: 1 } }]]);
  });

  it('proposes the next version upon the newest that is there, whatever the order of the list', async () => {
    const file = await product.file('ours.json', JSON.stringify({ id: 'ours', version: 2 }));
    const next = { ...version, version: 2, streamVersion: 3 };
    product.answers = { 'GET /rule-sets': [list(older), list(older, next)], 'POST /rule-sets': accepted };
    const { out } = await run('propose', file, '--json');
    expect(JSON.parse(out)).toEqual(next);
  });

  it('says what is no JSON, and what the product refuses', async () => {
    const broken = await product.file('broken.json', '{');
    expect(await run('propose', broken)).toMatchObject({ status: 1 });
    expect(sent()).toEqual([]);
    const file = await product.file('ours.json', JSON.stringify({ id: 'ours', version: 1 }));
    const refusal = { status: 422, body: { code: 'invalid-rule-set', zh: '规则有误', en: 'It is wrong.' } };
    product.answers = { 'GET /rule-sets': list(), 'POST /rule-sets': refusal };
    const { status, error } = await run('propose', file);
    expect([status, error.includes('规则有误')]).toEqual([2, true]);
  });
});

describe('wenxiao rules approve', () => {
  it('publishes exactly what was read', async () => {
    product.answers = { 'GET /rule-sets': list(version), 'POST /approval': accepted };
    const { out, status } = await run('approve', 'ours', '--hash', hash);
    expect([status, out.startsWith('已发布 ours 第 1 版 · published\n')]).toEqual([0, true]);
    expect(sent()).toEqual([[`${base}/rule-sets/ours/approval`, { hash }]]);
  });

  it('says that there is no such set', async () => {
    product.answers = { 'GET /rule-sets': list() };
    expect(await run('approve', 'ours', '--hash', hash)).toMatchObject({ status: 2 });
  });
});

describe('wenxiao rules adopt', () => {
  const published = { ...version, status: 'published' };
  const newest = { ...published, version: 2 };
  const terms = { scheme: 'budget-performance', ruleSetId: 'ours', ruleSetVersion: 2, effectiveFrom: '2026-01-01' };

  it('says what the adoption would come to, proposes it, and how another person approves it', async () => {
    const deviations = [{ path: 'rounds/quarterly/due', verdict: 'looser' }];
    product.answers = {
      'GET /rule-sets': list(newest, published),
      'POST /adoptions/check': tried({ deviations }),
      'GET /adoptions': { status: 200, body: { version: 4 } },
      'POST /adoptions': accepted,
      'POST /approval': accepted,
    };
    const { out, status } = await run('adopt', 'ours', '--from', '2026-01-01', '--body', 'b1');
    expect([status, out]).toEqual([
      0,
      [
        'ours  未发现问题 · nothing found',
        '  rounds/quarterly/due  比上级宽松 · looser than above',
        '已提出自 2026-01-01 起采用 ours · proposed',
        '下一步：由另一人批准 · next: another person approves it:',
        '  wenxiao rules adopt ours --from 2026-01-01 --county c1 --body b1 --approve',
        '',
      ].join('\n'),
    ]);
    const adoptions = `${base}/bodies/b1/adoptions`;
    expect(sent()).toEqual([
      [`${adoptions}/check`, terms],
      [adoptions, terms],
    ]);
    const approved = await run('adopt', 'ours', '--from', '2026-01-01', '--approve');
    expect(approved.out).toContain('自 2026-01-01 起采用 ours · adopted');
    expect(sent().at(-1)).toEqual([`${base}/bodies/c1/adoptions/approval`, terms]);
  });

  it('proposes nothing that cannot hold, and says why', async () => {
    const errors = [
      { path: 'desks/county-desk', zh: '该区划没有单位承担此岗位', en: 'no organisation bears this desk' },
    ];
    product.answers = { 'GET /rule-sets': list(published), 'POST /adoptions/check': tried({ errors }) };
    const { out, status } = await run('adopt', 'ours', '--from', '2026-01-01');
    expect([status, out.includes('该区划没有单位承担此岗位'), sent().length]).toEqual([1, true, 1]);
    product.answers = { 'GET /rule-sets': list() };
    expect(await run('adopt', 'ours', '--from', '2026-01-01')).toMatchObject({ status: 2 });
  });
});
