import { demoPassword } from '@wenxiao/cli/demo';
import { signToken } from '@wenxiao/service-kit';
import { bodiesOf, unitOf } from '../bad-input/world.js';
import { Caller } from '../harness/caller.js';
import { County } from '../harness/county.js';
import { declarationOf, idOf, indicator, newId } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { changesOf, entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let departmentId: string;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  ({ departmentId } = await bodiesOf(county));
}, 240_000);
afterAll(() => product.close());

type Who = 'office' | 'reviewer' | 'unit' | 'desk' | 'auditor';
const today = '2022-11-07';
const satisfaction = {
  level1: '满意度指标',
  level2: '服务对象满意度',
  name: '群众满意度',
  direction: 'at-least',
  unit: '%',
  quantifiable: true,
  standard: { kind: 'historical', value: '90', source: '近三年全县同类项目问卷平均值' },
  calculation: '满意和基本满意的份数 ÷ 有效问卷份数',
  valueFrom: '问卷调查',
  fields: ['通用'],
  from: today,
};
const length = {
  level1: '产出指标',
  level2: '数量指标',
  name: '养护里程',
  direction: 'at-least',
  unit: '公里',
  quantifiable: true,
  standard: { kind: 'industry', text: '按养护等级核定', source: '公路养护技术标准' },
  fields: ['公路养护'],
  from: today,
};

const making = (who: Who, owner: string, entry: object) =>
  county.post(who, 'targets', `indicator-library/${owner}`, entry);
const made = async (who: Who, owner: string, entry: object): Promise<string> =>
  idOf(await making(who, owner, entry)).split('.')[1] ?? '';
const at = (owner: string, entry: string, act: string) => `indicator-library/${owner}/${entry}/${act}`;
/** The next version, upon the one that was seen; of the same levels and name. */
const revising = (who: Who, owner: string, entry: string, content: object, ifMatch: number) => {
  const { level1: _level1, level2: _level2, name: _name, ...rest } = { ...satisfaction, ...content };
  return county.post(who, 'targets', at(owner, entry, 'versions'), rest, { ifMatch });
};

type Listed = Readonly<{ entry: string; version: number; scope: string; name: string; uses: number }>;
type Entries = Readonly<{ items: readonly Listed[]; totals: Readonly<Record<string, number>> }>;
const listed = async (who: Who, query: string): Promise<Entries> =>
  (await county.get<Entries>(who, 'targets', `indicator-library?${query}`)).body;
const listedOnce = (who: Who, query: string, is: (entries: Entries) => boolean): Promise<Entries> =>
  eventually(`the library shows ${query}`, async () => {
    const entries = await listed(who, query);
    return is(entries) ? entries : undefined;
  });

/** Where an entry is declared: targets and their subjects are listed each by itself. */
const usesOnce = (who: Who, uses: string, rows: number): Promise<Entries> =>
  eventually(`${String(rows)} uses are listed`, async () => {
    const { body } = await county.get<Entries>(who, 'targets', uses);
    return body.totals['rows'] === rows ? body : undefined;
  });

type Target = Readonly<{
  declared: Readonly<{
    indicators: readonly Readonly<Record<string, unknown>>[];
    findings: readonly Readonly<{ finding: string; path: string; severity: string }>[];
  }>;
}>;
const declaring = (indicators: readonly object[], different: object = {}) =>
  county.post('unit', 'targets', 'performance-targets', declarationOf(county, { indicators, ...different }));
const targetOf = async (subject: string): Promise<Target> =>
  (await county.get<Target>('unit', 'targets', `performance-targets/${subject}/2023`)).body;

it('FF-05: the finance bureau makes common indicators with their standards, in versions from a day on, for the whole county', async () => {
  for (const who of ['unit', 'reviewer', 'desk'] as const)
    expect((await making(who, county.id, satisfaction)).status).toBe(403);
  const entry = await made('office', county.id, satisfaction);
  expect(await making('office', county.id, satisfaction)).toMatchObject({
    status: 409,
    body: { code: 'entry-there', version: 1 },
  });
  expect(await making('office', county.id, { ...satisfaction, name: '知晓率', method: 'by-eye' })).toMatchObject({
    status: 422,
    body: { code: 'unknown-method', given: 'by-eye' },
  });
  const inDecember = {
    from: '2022-12-01',
    standard: { ...satisfaction.standard, value: '95' },
    reason: '标准提高',
  };
  expect((await revising('reviewer', county.id, entry, inDecember, 1)).status).toBe(403);
  expect((await revising('office', county.id, entry, inDecember, 0)).status).toBe(409);
  idOf(await revising('office', county.id, entry, inDecember, 1));
  expect(await revising('office', county.id, entry, { from: today, reason: '更早' }, 2)).toMatchObject({
    status: 422,
    body: { code: 'before-last-version', last: '2022-12-01' },
  });
  // Whoever has anything in the county reads it: the first version until the day on which the second begins.
  for (const [on, version] of [
    [today, 1],
    ['2022-12-01', 2],
  ] as const) {
    const { items } = await listedOnce(
      'unit',
      `on=${on}&search=群众`,
      ({ items: [first] }) => first?.version === version,
    );
    expect(items).toMatchObject([{ entry, version, scope: 'common', name: '群众满意度' }]);
  }
  expect((await county.get('unit', 'targets', `indicator-library/${county.id}/${entry}`)).body).toMatchObject({
    version: 2,
    scope: 'common',
    inForce: { version: 1, standard: { value: '90' } },
    versions: [{ version: 1 }, { version: 2, standard: { value: '95' } }],
  });
  const trail = await trailWith(county, county.id, 'library-entry-issued', 'library-entry-issued');
  const told = entryOf(trail, 'library-entry-issued');
  expect(told.rules?.basis.map(({ path }) => path)).toContain('target.libraryBy');
  expect(changesOf(told)[`indicator-standard-value ${entry}/2`]).toEqual({ before: null, after: '95' });
});

it('FF-05: an indicator that is retired is declared no more, and stays where it was declared', async () => {
  const entry = await made('office', county.id, { ...satisfaction, name: '投诉率', direction: 'at-most' });
  const complaints = (different: object = {}) =>
    indicator('1', '投诉率', '≤5%', '100', { ...satisfied, direction: 'at-most', unit: '%', entry, ...different });
  const satisfied = { level1: satisfaction.level1, level2: satisfaction.level2 };
  const [subject = ''] = idOf(await declaring([complaints()])).split('.');
  expect((await targetOf(subject)).declared.indicators).toMatchObject([{ entry, entryVersion: 1 }]);
  const retiring = (who: Who) =>
    county.post(
      who,
      'targets',
      at(county.id, entry, 'retirement'),
      { from: today, reason: '不再使用' },
      { ifMatch: 1 },
    );
  expect((await retiring('unit')).status).toBe(403);
  await listedOnce('unit', 'search=投诉率', ({ items }) => items.length === 1);
  idOf(await retiring('office'));
  expect(await declaring([complaints()])).toMatchObject({
    status: 422,
    body: { code: 'entry-not-in-force', indicator: '1', entry, on: today },
  });
  expect((await targetOf(subject)).declared.indicators).toMatchObject([{ entry, entryVersion: 1 }]);
  await listedOnce('unit', 'search=投诉率', ({ items }) => items.length === 0);
  const again = { direction: 'at-most', reason: '恢复使用' };
  idOf(await revising('office', county.id, entry, again, 2));
  const [anew = ''] = idOf(await declaring([complaints()])).split('.');
  expect((await targetOf(anew)).declared.indicators).toMatchObject([{ entry, entryVersion: 2 }]);
});

it('FF-05, FF-06: departments and units make the indicators and standards of their line of work, for what lies below them', async () => {
  expect((await making('office', departmentId, length)).status).toBe(403);
  expect((await making('unit', departmentId, length)).status).toBe(403);
  const entry = await made('reviewer', departmentId, length);
  const own = await made('unit', county.unitId, { ...length, name: '水毁抢修处数', unit: '处' });
  const { items } = await listedOnce(
    'unit',
    `for=${county.unitId}&level1=产出指标`,
    (entries) => entries.items.length === 2,
  );
  expect(items.map(({ entry: id, scope }) => [id, scope])).toEqual(
    expect.arrayContaining([
      [entry, 'industry'],
      [own, 'industry'],
    ]),
  );
  // A unit elsewhere in the county has the common ones alone.
  const elsewhere = await unitOf(county, product.administrator);
  const common = await made('office', county.id, { ...satisfaction, name: '办事群体满意度' });
  const { items: others } = await listedOnce('office', `for=${elsewhere}`, (entries) =>
    entries.items.some((each) => each.entry === common),
  );
  expect(others.map(({ scope }) => scope)).not.toContain('industry');
  const { totals } = await listed('office', 'scope=industry');
  expect(totals).toMatchObject({ rows: 2, industry: 2, common: 0 });
  expect((await county.get('unit', 'targets', `indicator-library/${departmentId}/${entry}`)).status).toBe(200);
  expect((await county.get('unit', 'targets', `indicator-library/${departmentId}/${newId()}`)).status).toBe(404);
});

it('FF-06: what a body has in its library nobody reads who has nothing above it, below it or in it', async () => {
  const entry = await made('reviewer', departmentId, { ...length, name: '桥梁检测座数', unit: '座' });
  const common = await made('office', county.id, { ...satisfaction, name: '师生满意度' });
  const organisationId = await unitOf(county, product.administrator);
  const [grants, url] = [[{ desk: 'budget-unit', organisationId }], product.running.services['targets'] ?? ''];
  // Signed when it is used: it is good for half a minute.
  const read = async (rest: string) =>
    Caller.withToken(url, await signToken({ personId: newId(), grants }, product.tokenPrivateKey)).get<Entries>(
      `/jurisdictions/${county.id}/indicator-library${rest}`,
    );
  const { items } = await eventually('the unit is known here, and the library shows what was made', async () => {
    const { status, body } = await read('?search=师生');
    return status === 200 && body.items.length > 0 ? body : undefined;
  });
  expect(items.map(({ entry: id }) => id)).toEqual([common]);
  await listedOnce('unit', 'search=桥梁', (entries) => entries.items.length === 1);
  expect((await read('?search=桥梁')).body.items).toEqual([]);
  expect((await read(`/${departmentId}/${entry}`)).status).toBe(404);
  expect((await read(`/${departmentId}/${entry}/uses`)).status).toBe(404);
  expect((await read(`/${county.id}/${common}`)).status).toBe(200);
});

it('FF-06: what a unit declares by an entry of the library is held against it, and counted', async () => {
  const entry = await made('reviewer', departmentId, { ...length, name: '绿化里程', standard: quota });
  const green = (different: object = {}) =>
    indicator('1', '绿化里程', '≥120公里', '100', { level2: '数量指标', unit: '公里', entry, ...different });
  const elsewhere = await unitOf(county, product.administrator, departmentId);
  const othersOwn = await eventually('the other unit is known', async () => {
    const answer = await making('reviewer', elsewhere, { ...length, name: '他处里程' });
    return answer.status === 404 ? undefined : idOf(answer).split('.')[1];
  });
  expect(await declaring([green({ entry: othersOwn })])).toMatchObject({
    status: 422,
    body: { code: 'unknown-entry', entry: othersOwn },
  });
  expect(await declaring([green({ entryVersion: 2 })])).toMatchObject({
    status: 422,
    body: { code: 'entry-not-in-force', inForce: 1 },
  });
  const [asItIs = ''] = idOf(await declaring([green()])).split('.');
  expect((await targetOf(asItIs)).declared).toMatchObject({ indicators: [{ entry, entryVersion: 1 }], findings: [] });
  const different = green({ level1: '效益指标', unit: '里', value: '80', written: '≥80里' });
  const [otherwise = ''] = idOf(await declaring([different], { subjectName: '另一项目' })).split('.');
  const { findings } = (await targetOf(otherwise)).declared;
  expect(findings.map(({ finding, severity }) => `${severity} ${finding}`)).toEqual([
    'warning level-not-as-in-library',
    'warning unit-not-as-in-library',
  ]);
  const less = green({ value: '80', written: '≥80公里' });
  const [below = ''] = idOf(await declaring([less], { subjectName: '又一项目' })).split('.');
  expect((await targetOf(below)).declared.findings.map(({ finding }) => finding)).toEqual([
    'below-standard-of-library',
  ]);
  await listedOnce('office', 'search=绿化里程', ({ items: [first] }) => first?.uses === 3);
  expect(await usesOnce('office', `${at(departmentId, entry, 'uses')}?sort=name`, 3)).toMatchObject({
    totals: { rows: 3, targets: 3, subjects: 3 },
    items: expect.arrayContaining([
      expect.objectContaining({ subject: otherwise, year: 2023, indicator: '1', entryVersion: 1, written: '≥80里' }),
    ]),
  });
  expect((await county.get('office', 'targets', `${at(departmentId, entry, 'uses')}?year=2022`)).body).toMatchObject({
    totals: { rows: 0 },
  });
});
const quota = { kind: 'plan', value: '100', source: '年度养护计划' };

it('FF-40: the finance bureau makes the framework for whole departments, which declarations begin with', async () => {
  const name = '部门整体支出绩效指标体系框架';
  const [done, useful] = [
    await made('office', county.id, { ...length, name: '重点工作完成率', unit: '%', fields: ['整体支出'] }),
    await made('office', county.id, { ...satisfaction, name: '社会公众满意度', fields: ['整体支出'] }),
  ];
  const framework = {
    name,
    for: 'whole-department',
    document: '财办绩〔2022〕8号',
    levels: [
      { level1: '产出指标', weight: '50' },
      { level1: '满意度指标', weight: '10' },
    ],
    entries: [
      { entry: done, weight: '50' },
      { entry: useful, weight: '10' },
    ],
    from: today,
  };
  const issuing = (who: Who, owner: string, different: object = {}) =>
    county.post(who, 'targets', `indicator-frameworks/${owner}`, { ...framework, ...different });
  expect((await issuing('reviewer', county.id)).status).toBe(403);
  expect(await issuing('reviewer', departmentId)).toMatchObject({
    status: 422,
    body: { code: 'framework-of-jurisdiction', for: 'whole-department' },
  });
  expect(
    await issuing('office', county.id, { entries: [{ entry: done, weight: '40' }, framework.entries[1]] }),
  ).toMatchObject({ status: 422, body: { code: 'weights-not-of-level', level1: '产出指标', weight: '50', sum: '40' } });
  expect(await issuing('office', county.id, { entries: [{ entry: newId() }] })).toMatchObject({
    status: 422,
    body: { code: 'entry-not-selectable' },
  });
  const [, id = ''] = idOf(await issuing('office', county.id)).split('.');
  // A department makes those for its projects, of the common indicators and its own.
  expect((await issuing('reviewer', departmentId, { name: '公路养护项目指标框架', for: 'project' })).status).toBe(201);
  type Frameworks = Readonly<{ items: readonly Readonly<{ framework: string; name: string; entries: number }>[] }>;
  const query = `indicator-frameworks?for=${county.unitId}&kind=whole-department`;
  const { items } = await eventually('the framework is listed', async () => {
    const { body } = await county.get<Frameworks>('unit', 'targets', query);
    return body.items.length > 0 ? body : undefined;
  });
  expect(items).toMatchObject([{ framework: id, name, entries: 2 }]);
  const { body } = await county.get<object>('unit', 'targets', `indicator-frameworks/${county.id}/${id}`);
  expect(body).toMatchObject({
    version: 1,
    scope: 'common',
    inForce: {
      name,
      levels: framework.levels,
      entries: [
        {
          entry: done,
          entryVersion: 1,
          place: 1,
          weight: '50',
          level1: '产出指标',
          name: '重点工作完成率',
          direction: 'at-least',
          versionInForce: 1,
        },
        { entry: useful, entryVersion: 1, place: 2, weight: '10', standard: { value: '90' } },
      ],
    },
  });
  const trail = await trailWith(county, county.id, 'indicator-framework-issued');
  expect(entryOf(trail, 'indicator-framework-issued').rules?.basis.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['target.libraryBy', 'target.commonFrameworks']),
  );
});

it('FF-05: the library of the jurisdictions above is used as well, and what the county has of the same name takes its place', async () => {
  const { provinceId } = product;
  const office = Caller.signingIn(product.running.url, 'province.office', demoPassword);
  const province = new County(provinceId, county.unitId, { office });
  const issuing = (entry: object) => province.post('office', 'targets', `indicator-library/${provinceId}`, entry);
  const kept = { ...satisfaction, name: '省定满意度' };
  const [, ofProvince = ''] = idOf(await issuing(kept)).split('.');
  const [, alsoOfCounty = ''] = idOf(await issuing({ ...satisfaction, name: '企业满意度' })).split('.');
  const seen = (name: string, entry: string) =>
    listedOnce('unit', `for=${county.unitId}&search=${name}`, ({ items }) =>
      items.some((each) => each.entry === entry),
    );
  const [first] = (await seen('省定满意度', ofProvince)).items;
  expect(first).toMatchObject({ owner: provinceId, ownerName: '示范省', scope: 'common', uses: 0 });
  await seen('企业满意度', alsoOfCounty);
  expect((await county.get('unit', 'targets', `indicator-library/${provinceId}/${ofProvince}`)).body).toMatchObject({
    owner: provinceId,
    scope: 'common',
    inForce: { version: 1, name: '省定满意度' },
  });
  // It is the county's to use, and not to change.
  expect((await revising('office', provinceId, ofProvince, { reason: '县里另定' }, 1)).status).toBe(404);
  const declaredBy = (name: string, entry: string) =>
    indicator('1', name, '≥90%', '100', { level1: '满意度指标', level2: '服务对象满意度', unit: '%', entry });
  const [subject = ''] = idOf(await declaring([declaredBy('省定满意度', ofProvince)])).split('.');
  expect((await targetOf(subject)).declared).toMatchObject({
    indicators: [{ entry: ofProvince, entryVersion: 1 }],
    findings: [],
  });
  await listedOnce('unit', 'search=省定满意度', ({ items: [each] }) => each?.uses === 1);
  const uses = `indicator-library/${provinceId}/${ofProvince}/uses`;
  expect(await usesOnce('unit', uses, 1)).toMatchObject({ totals: { rows: 1 }, items: [{ subject }] });
  // The county makes its own.
  const own = await made('office', county.id, { ...satisfaction, name: '企业满意度' });
  expect(own).not.toBe(alsoOfCounty);
  const { items } = await listedOnce('unit', 'search=企业满意度', ({ items: all }) =>
    all.some(({ entry }) => entry === own),
  );
  expect(items.map(({ entry }) => entry)).toEqual([own]);
  expect(await declaring([declaredBy('企业满意度', alsoOfCounty)])).toMatchObject({
    status: 422,
    body: { code: 'entry-replaced', entry: alsoOfCounty, by: own },
  });
  expect((await declaring([declaredBy('企业满意度', own)])).status).toBe(201);
});
