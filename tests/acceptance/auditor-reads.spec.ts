import type { Problem, ServiceName } from './harness/county.js';
import { declared, newId } from './harness/cycle.js';
import { eventually } from './harness/eventually.js';
import { openOtherCounty } from './harness/other-county.js';
import { type Product, startProduct } from './harness/product.js';
import { trailWith } from './harness/trail.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

type Read = Readonly<{ personId: string; auditsOver: readonly string[]; address: string; outcome: string; at: string }>;
type Reads = Readonly<{ items: readonly Read[]; more: boolean; totals: Readonly<{ rows: number }> }>;

it('what an auditor reads of trail, objects and lists, and what they were refused, is listed for the office, and for no other', async () => {
  const { county } = product;
  const other = await openOtherCounty(product, 'unit', 'office', 'auditor');
  const subject = await declared(county);
  const began = Date.now();
  await trailWith(county, subject, 'target-declared');
  const target = `performance-targets/${subject}/2023`;
  expect((await county.get('auditor', 'targets', target)).status).toBe(200);
  await eventually('the list shows the target', async () => {
    const { body } = await county.get<{ items: readonly { subject: string }[] }>(
      'auditor',
      'targets',
      'performance-targets',
    );
    return body.items.some((each) => each.subject === subject) ? true : undefined;
  });
  const unknown = `performance-targets/${newId()}/2023`;
  expect((await county.get('auditor', 'targets', unknown)).status).toBe(404);
  // Another county’s auditor is not let in at all.
  expect((await other.people.auditor.get(county.path('targets', target))).status).toBe(404);
  // What others read is nobody’s to list.
  expect((await county.get('office', 'targets', target)).status).toBe(200);

  const person = await county.people.auditor.personId();
  const readsOf = async (service: ServiceName, query = ''): Promise<Reads> => {
    const { status, body } = await county.get<Reads>('office', service, `reads?limit=200${query}`);
    expect(status).toBe(200);
    return body;
  };
  const { items } = await readsOf('targets');
  const at = (rest: string) => `/jurisdictions/${county.id}/${rest}`;
  const said = (read: Read) => `${read.outcome} ${read.address}`;
  expect([...new Set(items.map(said))]).toEqual([
    `refused ${at(unknown)}`,
    `answered ${at('performance-targets')}`,
    `answered ${at(target)}`,
  ]);
  for (const read of items) {
    expect(read).toMatchObject({ personId: person, auditsOver: [county.id] });
    expect(Math.abs(Date.parse(read.at) - began)).toBeLessThan(10 * 60_000);
  }

  const trail = await readsOf('audit', `&about=${subject}&person=${person}`);
  // The newest first: it may have been asked for before it was there.
  expect(trail.items.map(said)[0]).toBe(`answered ${at(`trail/${subject}`)}`);
  expect(new Set(trail.items.map(({ address }) => address))).toEqual(new Set([at(`trail/${subject}`)]));
  expect(trail.totals.rows).toBe(trail.items.length);
  expect((await readsOf('audit', `&about=${newId()}`)).totals.rows).toBe(0);

  for (const who of ['auditor', 'unit', 'budget'] as const) {
    const refused = await county.get<Problem>(who, 'targets', 'reads');
    expect([refused.status, refused.body.code]).toEqual([403, 'wrong-role']);
  }
  expect((await other.people.office.get(county.path('targets', 'reads'))).status).toBe(404);
  const theirs = await eventually('targets knows the other county', async () => {
    const { status, body } = await other.get<Reads>('office', 'targets', 'reads');
    return status === 200 ? body : undefined;
  });
  expect(theirs.totals.rows).toBe(0);
});
