import { createHash } from 'node:crypto';
import { bombOf, docxOf, pdfOf, pngOf, xlsxOf } from '@wenxiao/evidence/testing';
import { Caller } from '../harness/caller.js';
import type { County } from '../harness/county.js';
import { approved } from '../harness/cycle.js';
import { accepted, begin, evaluationStep, handedIn, upToSheets, selfEvaluate } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { handIn, type Taken } from '../harness/handing-in.js';
import { openOtherCounty } from '../harness/other-county.js';
import { type Product, startProduct } from '../harness/product.js';
import { trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let projects: string[];
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  projects = await approved(county, {}, {}, {}, {}, {});
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
}, 240_000);
afterAll(() => product.close());

const project = (): string => projects.shift()!;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Handed in by the unit, once evidence has heard of the project. */
const handedBy = (
  who: keyof County['people'],
  id: string,
  bytes: Uint8Array,
  name: string,
  more = '',
): Promise<Taken> =>
  eventually(`evidence hears of ${id}`, async () => {
    const { status, body } = await handIn(county.people[who], county, id, bytes, { name, more });
    if (status === 404) return undefined;
    expect({ status, body }).toMatchObject({ status: 201 });
    return body;
  });

const evaluate = (id: string, of: object) => {
  const { brings, ...said } = handedIn('90');
  const documents = [{ name: '自评表', document: 'self-evaluation-form', ...of }];
  return evaluationStep(county, 'unit', id, ['self-evaluation', 'evaluate'], {
    ...said,
    brings: { ...brings, documents },
  });
};

it('a file is handed in, named by a step, and both stand in the trail; who reaches the project reads it by a ticket', async () => {
  const id = project();
  const bytes = xlsxOf({ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from('<sheet/>') });
  const { file, hash, format } = await handedBy('unit', id, bytes, '自评表.xlsx');
  expect({ hash, format }).toEqual({ hash: hashOf(bytes), format: 'xlsx' });
  accepted(await begin(county, id, 'self-evaluation'));
  accepted(
    await eventually('evaluation hears of the file', async () => {
      const answer = await evaluate(id, { file, hash });
      return answer.body.code === 'unknown-file' ? undefined : answer;
    }),
  );

  const trail = await trailWith(county, id, 'file-taken', 'evaluation-finalised');
  const entry = trail.entries.find(({ type }) => type === 'file-taken');
  expect(entry).toMatchObject({ actor: { as: 'grant', desk: 'budget-unit' } });
  const set = entry!.changes.map(({ figure, after }) => [figure, after]);
  expect(set).toEqual(
    expect.arrayContaining([
      ['evidence-file-name', '自评表.xlsx'],
      ['evidence-file-hash', hash],
      ['evidence-file-format', 'xlsx'],
      ['evidence-file-size', String(bytes.length)],
    ]),
  );
  const named = trail.entries.flatMap(({ changes }) => changes).find(({ figure }) => figure === 'evidence-file');
  expect(named).toMatchObject({ after: file, itemName: expect.stringContaining('自评表') });

  const ticket = await county.people.office.post<{ url: string }>(
    county.path('evidence', `files/${id}/${file}/tickets`),
    {},
  );
  expect(ticket.status).toBe(201);
  const read = await county.people.office.get(ticket.body.url);
  expect(read.status).toBe(200);
  expect(Object.fromEntries(read.headers)).toMatchObject({
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': expect.stringMatching(/^attachment; /),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  // An address is of use to nobody else, be they signed in or not.
  expect((await county.people.unit.get(ticket.body.url)).status).toBe(404);
  expect((await Caller.nobody(product.running.url).get(ticket.body.url)).status).toBe(401);
});

it('a step that names a file that is not there, is another county’s, was erased or has another hash is refused and changes nothing', async () => {
  const id = project();
  const { file } = await handedBy('unit', id, pdfOf(), '自评表.pdf');
  const other = await openOtherCounty(product, 'unit');
  const theirs = await eventually('evidence hears of the other county', async () => {
    const { status, body } = await handIn(other.people.unit, other, other.unitId, pdfOf(), { name: '自评表.pdf' });
    return status === 201 ? body : undefined;
  });
  accepted(await begin(county, id, 'self-evaluation'));
  const refused = (code: string) => ({ status: 422, body: { code, zh: expect.any(String), en: expect.any(String) } });
  expect(await evaluate(id, { file: '018f2f6e-0000-7000-8000-000000000799' })).toMatchObject(refused('unknown-file'));
  expect(await evaluate(id, { file: theirs.file })).toMatchObject(refused('unknown-file'));
  const differing = await eventually('evaluation hears of the file', async () => {
    const answer = await evaluate(id, { file, hash: 'a'.repeat(64) });
    return answer.body.code === 'unknown-file' ? undefined : answer;
  });
  expect(differing).toMatchObject(refused('file-hash-differs'));
  const erasing = county.path('evidence', `files/${id}/${file}/erasure`);
  const erased = await county.people.office.post(erasing, { because: '误传' }, { ifMatch: 1 });
  expect(erased.status).toBe(201);
  // With a wrong hash beside it nothing is taken before evaluation has heard of it either.
  await eventually('evaluation hears of it', async () => {
    const { body } = await evaluate(id, { file, hash: 'a'.repeat(64) });
    return body.code === 'file-erased' ? true : undefined;
  });
  expect(await evaluate(id, { file })).toMatchObject(refused('file-erased'));
  accepted(await evaluate(id, {}));
});

it('what is too large, a bomb or something else is refused through the public address, and leaves nothing; 50 MiB go through', async () => {
  const id = project();
  await handedBy('unit', id, pngOf(), '照片.png');
  const { unit } = county.people;
  const refusals = [
    ['大.txt', Buffer.alloc(50 * 1024 * 1024 + 1, 0x20), 413, 'file-too-large'],
    ['表.xlsx', xlsxOf(bombOf(16 * 1024 * 1024)), 422, 'archive-too-large'],
    ['表.docx', docxOf({ name: 'word/vbaProject.bin', bytes: Buffer.from('macro') }), 422, 'file-has-macros'],
    ['报告.pdf', pngOf(), 422, 'file-is-not-what-it-says'],
    ['报告.exe', pdfOf(), 422, 'file-format-not-taken'],
    ['../报告.pdf', pdfOf(), 400, 'invalid-request'],
  ] as const;
  for (const [name, bytes, status, code] of refusals)
    expect(await handIn(unit, county, id, bytes, { name })).toMatchObject({ status, body: { code } });
  const whole = Buffer.alloc(50 * 1024 * 1024, 0x20);
  const { file, hash } = await handedBy('unit', id, whole, '大.txt');
  expect(hash).toBe(hashOf(whole));
  // What was handed in last stands in the list when all before it does.
  type Files = Readonly<{ items: readonly Readonly<{ file: string }>[]; totals: object }>;
  const { totals } = await eventually('the list shows the last file', async () => {
    const { body } = await unit.get<Files>(county.path('evidence', `files/${id}?limit=100`));
    return body.items.some((each) => each.file === file) ? body : undefined;
  });
  expect(totals).toEqual({ rows: 2, kept: 2, erased: 0 });
});

it('a browser’s session needs its token, nobody hands in for another county, and bytes go nowhere else', async () => {
  const id = project();
  await handedBy('unit', id, pdfOf(), '报告.pdf');
  const { unit } = county.people;
  const without = await handIn(unit, county, id, pdfOf(), { name: '报告.pdf', headers: { 'x-csrf-token': 'x' } });
  expect(without).toMatchObject({ status: 403, body: { code: 'csrf-token-required' } });
  const nobody = Caller.nobody(product.running.url);
  expect(await handIn(nobody, county, id, Buffer.alloc(5 * 1024 * 1024, 0x20), { name: '大.txt' })).toMatchObject({
    status: 401,
  });
  const headers = { 'content-type': 'application/octet-stream' };
  const elsewhere = { method: 'POST', text: pdfOf(), headers };
  expect(await unit.call(county.path('targets', 'subjects'), elsewhere)).toMatchObject({ status: 415 });
  expect(
    await unit.call(county.path('evidence', `files/${id}?name=a.pdf`), { method: 'POST', body: {} }),
  ).toMatchObject({ status: 415 });
});

it('whom an evaluation names hands in working papers that the unit does not read', async () => {
  const id = project();
  accepted(await selfEvaluate(county, id, '90'));
  await upToSheets(county, id);
  const { file } = await handedBy('expert', id, docxOf(), '工作底稿.docx', '&internal=true');
  const at = county.path('evidence', `files/${id}/${file}`);
  expect((await county.people.office.get(at)).status).toBe(200);
  expect((await county.people.unit.get(at)).status).toBe(404);
});
