import { addJurisdictions } from './jurisdictions.command.js';
import { FakeProduct } from './testing/fake-product.js';

// The commands against answers of the product; what the product itself answers is tested where it stands.

let product: FakeProduct;
beforeAll(async () => {
  product = await FakeProduct.start();
});
afterAll(() => product.close());
beforeEach(() => product.reset());

const run = (...words: readonly string[]) => product.run(addJurisdictions, ['jurisdictions', ...words]);
const jurisdiction = (organisationId: string, name: string, parentId: string | null) => ({
  organisationId,
  name,
  parentId,
  kind: 'jurisdiction',
  nature: 'jurisdiction',
});
const page = (items: readonly object[], next?: string) => ({
  status: 200,
  body: { items, more: next !== undefined, ...(next !== undefined && { next }), totals: { rows: items.length } },
});

describe('wenxiao jurisdictions list', () => {
  it('shows the tree of jurisdictions with their ids, over all pages, and nothing that is none', async () => {
    const bureau = { ...jurisdiction('b', '示范市财政局', 'c'), kind: 'finance-bureau', nature: 'body' };
    product.answers = {
      'GET /organisations': [
        page([jurisdiction('d', '示范县', 'c'), bureau], 'x'),
        page([jurisdiction('p', '示范省', null), jurisdiction('c', '示范市', 'p'), jurisdiction('e', '邻县', 'c')]),
      ],
    };
    expect(await run('list')).toMatchObject({
      status: 0,
      out: '示范省  p\n  示范市  c\n    示范县  d\n    邻县  e\n',
    });
  });

  it('shows what lies below one that is not seen at the top', async () => {
    product.answers = { 'GET /organisations': page([jurisdiction('d', '示范县', 'unseen')]) };
    expect((await run('list')).out).toBe('示范县  d\n');
    expect(JSON.parse((await run('list', '--json')).out)).toMatchObject({ jurisdictions: [{ organisationId: 'd' }] });
  });
});

describe('wenxiao jurisdictions add', () => {
  it('registers one below another, and says its id', async () => {
    const streams = [{ id: 'n', stream: 'organisation/n', version: 1 }];
    product.answers = { 'POST /organisations': { status: 201, body: { outcome: 'accepted', streams } } };
    expect(await run('add', '清禾县', '--level', 'county', '--below', 'c')).toMatchObject({
      status: 0,
      out: '已登记清禾县 · registered\nn\n',
    });
    const [{ url, body } = { url: '', body: '' }] = product.asked;
    expect([url, JSON.parse(body)]).toEqual([
      '/api/directory/jurisdictions/c/organisations',
      { kind: 'jurisdiction', level: 'county', name: '清禾县', parentId: 'c' },
    ]);
  });

  it('takes no level that there is not, and asks nobody then', async () => {
    const { status, error } = await run('add', '清禾县', '--level', 'village', '--below', 'c');
    expect([status, error.includes('county'), product.asked.length]).toEqual([2, true, 0]);
  });
});
