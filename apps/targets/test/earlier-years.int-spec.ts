import { randomUUID } from 'node:crypto';
import { evaluationFinalised } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { streamsOf, yuan } from './acting.js';
import { type Answer, type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
let other: County;
beforeAll(async () => {
  running = await runTargets('2022-11-07');
  [county, other] = [await running.county(), await running.county()];
});
afterAll(() => running.close());

const printed = {
  budget: yuan('100.00'),
  executed: yuan('69.00'),
  results: [{ type: 'self-evaluation', score: '85.50', fullMark: '100', grade: 'good' }],
  document: '绩效评价结果通报',
  documentNumber: '财绩〔2022〕4号',
  documentDate: '2022-06-30',
};
async function registered(of: County = county, different: object = {}, as = of.clerk): Promise<string> {
  const body = { unit: of.unit, kind: 'project', name: `项目${randomUUID().slice(0, 8)}`, ...different };
  const [one] = streamsOf(await running.call(of, 'subjects', { as, body }));
  return one?.id ?? '';
}
type Said = Readonly<{ body?: object; as?: Person; ifMatch?: number; act?: string; key?: string }>;
const say = (id: string, year: number, { body = printed, as = county.office, ifMatch = 0, act = '', key }: Said = {}) =>
  running.call(county, `subjects/${id}/earlier-years/${String(year)}${act}`, {
    as,
    body,
    ifMatch,
    ...(key !== undefined && { key }),
  });
const yearsOf = async (id: string, of: County = county) =>
  (await running.call(of, `subjects/${id}/earlier-years`, { as: of.office })).body['years'];

const heads = [
  '项目名称',
  '年度',
  '预算数',
  '执行数',
  '金额单位',
  '评价类型',
  '得分',
  '总分值',
  '等级',
  '依据文件',
  '文件日期',
];
const file = (...rows: readonly (readonly string[])[]) =>
  [heads, ...rows.map((row) => [...row, '通报', '2022-06-30'])].map((row) => row.join(',')).join('\r\n');
const send = (table: string, rest = '/preview', as: Person = county.office) =>
  running.call(county, `earlier-years/imports${rest}`, { as, table });
const flawsOf = ({ body }: Answer) =>
  (body as { errors: readonly Readonly<Record<string, unknown>>[] }).errors.map(({ line, field, code }) => [
    line,
    field,
    code,
  ]);

describe('a year before a subject was kept here', () => {
  it('is recorded by the desk that leads, and told to others without what they cannot look at', async () => {
    const id = await registered();
    expect(await say(id, 2021, { as: county.clerk })).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
    expect(await say(id, 2021, { as: other.office })).toMatchObject({ status: 404 });
    const key = randomUUID();
    const results = [...printed.results, { type: 'finance-evaluation', gradePrinted: '中' }];
    const answer = await say(id, 2021, { body: { ...printed, results }, key });
    const stream = `earlier-year/${id}.2021`;
    expect(streamsOf(answer)).toEqual([{ id: `${id}.2021`, stream, version: 1 }]);
    expect(await say(id, 2021, { body: { ...printed, results }, key })).toEqual(answer);
    expect(await say(id, 2021, { key })).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    const { metadata } = await running.history(county.id, stream);
    expect(metadata).toMatchObject({
      actor: { id: county.office.id, as: 'grant', desk: 'performance-office' },
      about: { subject: id },
      at: county.unit,
      rules: {
        basis: [
          'general.leadDesk',
          'evaluationTypes/self-evaluation',
          'evaluation.gradeBands/good',
          'evaluationTypes/finance-evaluation',
        ],
      },
    });
    expect(await running.published(county.id, stream, 1)).toEqual([
      {
        type: 'targets.earlier-year-changed.v1',
        data: {
          subject: id,
          year: 2021,
          scheme: 'budget-performance',
          status: 'recorded',
          documentDate: printed.documentDate,
          budget: '100.00',
          executed: '69.00',
          results: [
            { type: 'self-evaluation', score: '85.5', fullMark: '100', grade: 'good' },
            { type: 'finance-evaluation' },
          ],
          by: county.office.id,
        },
      },
    ]);
  });

  it('is corrected upon what was read, with a reason, and taken back; then others know nothing of it', async () => {
    const id = await registered();
    streamsOf(await say(id, 2020));
    const correction = { ...printed, executed: yuan('70.00'), reason: '误录' };
    expect(await say(id, 2020, { body: correction, act: '/correction' })).toMatchObject({ status: 409 });
    streamsOf(await say(id, 2020, { body: correction, act: '/correction', ifMatch: 1 }));
    const stream = `earlier-year/${id}.2020`;
    expect((await running.history(county.id, stream)).metadata.corrects).toEqual({ version: 1, reason: '误录' });
    expect(await yearsOf(id)).toMatchObject([{ year: 2020, version: 2, status: 'recorded', executed: '70.00' }]);
    streamsOf(await say(id, 2020, { body: { reason: '系其他项目' }, act: '/withdrawal', ifMatch: 2 }));
    expect(await yearsOf(id)).toEqual([{ year: 2020, version: 3, status: 'withdrawn' }]);
    expect((await running.published(county.id, stream, 3)).at(-1)?.data).toEqual({
      subject: id,
      year: 2020,
      scheme: 'budget-performance',
      status: 'withdrawn',
      results: [],
      by: county.office.id,
    });
  });

  it('is none from the first year on of which money is asked for here, or a result is known', async () => {
    const asked = await registered(county, { kind: 'basic-expenditure' });
    streamsOf(await say(asked, 2020));
    const request = { amounts: [{ fund: 'general-public', source: 'own', amount: yuan('1.00') }], from: '2021-12-31' };
    const line = `budget-lines/${asked}/2021`;
    streamsOf(await running.call(county, `${line}/request`, { as: county.clerk, body: request, ifMatch: 0 }));
    expect(await say(asked, 2021)).toMatchObject({ status: 409, body: { code: 'year-kept-here', firstKept: 2021 } });
    streamsOf(await say(asked, 2019));

    const evaluated = await registered();
    const which = { subject: evaluated, type: 'self-evaluation', period: '2019', number: 1, year: 2019 } as const;
    const concluded = {
      scheme: 'budget-performance',
      isReEvaluation: false,
      findings: [],
      by: county.office.id,
    } as const;
    const stream = `evaluation/${evaluated}.self-evaluation.2019.1`;
    streamsOf(await say(evaluated, 2020));
    await running.publish('evaluation', county.id, stream, evaluationFinalised({ ...which, ...concluded }));
    const correction = {
      body: { ...printed, executed: yuan('70.00'), reason: '误录' },
      act: '/correction',
      ifMatch: 1,
    };
    // A file that is only looked at records nothing, however often it is asked.
    await eventually(async () => {
      const row = [evaluated, '2021', '5', '', '', '', '', '', ''];
      expect(flawsOf(await send(file(row)))).toEqual([[2, undefined, 'year-kept-here']]);
    });
    expect(await say(evaluated, 2021)).toMatchObject({
      status: 409,
      body: { code: 'year-kept-here', firstKept: 2019 },
    });
    expect(await say(evaluated, 2020, correction)).toMatchObject({ status: 409, body: { code: 'year-kept-here' } });
    streamsOf(await say(evaluated, 2018));
    streamsOf(await say(evaluated, 2020, { body: { reason: '误登' }, act: '/withdrawal', ifMatch: 1 }));
  });

  it('goes along where its subject is handed over to another jurisdiction', async () => {
    const id = await registered();
    streamsOf(await say(id, 2021));
    streamsOf(await say(id, 2020));
    streamsOf(await say(id, 2020, { body: { reason: '误登' }, act: '/withdrawal', ifMatch: 1 }));
    const ending = { from: '2022-11-06', reason: '行政区划调整', successorTenant: other.id };
    streamsOf(await running.call(county, `subjects/${id}/ending`, { as: county.office, body: ending, ifMatch: 1 }));
    const next = await registered(other, { predecessors: [{ tenant: county.id, subject: id }] });
    const { body } = await running.call(other, `subjects/${next}`, { as: other.office });
    const result = {
      type: 'self-evaluation',
      period: '2021',
      number: 1,
      score: '85.5',
      fullMark: '100',
      grade: 'good',
    };
    expect(body['openedYears']).toEqual([
      { predecessorTenant: county.id, predecessor: id, year: 2021, budget: '100.00', results: [result] },
    ]);
    const { metadata } = await running.history(other.id, `subject/${next}`);
    expect(metadata.basedOn?.map(({ stream }) => stream)).toContain(`earlier-year/${id}.2021`);
  });
});

describe('a file of earlier years', () => {
  let named: Readonly<Record<'one' | 'coded' | 'twin', string>>;
  beforeAll(async () => {
    named = {
      one: await registered(county, { name: '村道硬化' }),
      coded: await registered(county, { name: '灌区改造', officialCode: 'XM-2018-001' }),
      twin: await registered(county, { name: '同名项目' }),
    };
    await registered(county, { name: '同名项目' });
    await registered(other, { name: '邻县项目' });
    await registered(county, { name: '主管部门项目', unit: county.department }, county.office);
    await eventually(async () => {
      const { body } = await send(file(['同名项目', '2021', '1', '', '', '', '', '', '']));
      const [flaw] = (body as { errors: readonly { code: string }[] }).errors;
      if (flaw?.code !== 'ambiguous-subject') throw new Error('They are not in the list');
    });
  });
  const self = ['单位自评', '85', '100', '良'];

  it('names subjects by name, code or id, types and grades as the rules call them, and is told of every line that is wrong', async () => {
    const rows = file(
      ['村道硬化', '2021', '100', '69.5', '万元', ...self],
      ['XM-2018-001', '2021', '', '', '', 'self-evaluation', '', '', 'good'],
      [named.twin.toUpperCase(), '2021年', '5', '', '', '', '', '', ''],
      ['同名项目', '2020', '5', '', '', '', '', '', ''],
      ['邻县项目', '2021', '5', '', '', '', '', '', ''],
      ['村道硬化', '21', '五', '', '元角', '审计', '', '', ''],
      ['村道硬化', '2021', '5', '', '', '', '', '', ''],
      ['村道硬化', '2022', '5', '', '', '', '', '', ''],
      ['村道硬化', '2020', '5', '', '', '单位自评', '101', '100', ''],
      ['村道硬化', '2019', '', '', '', '', '', '', ''],
    );
    const seen = await send(rows);
    expect(seen.body).toMatchObject({ rows: 10, ready: 3, wrong: 7 });
    expect(flawsOf(seen)).toEqual([
      [5, 'subject', 'ambiguous-subject'],
      [6, 'subject', 'unknown-subject'],
      [7, 'year', 'unknown-value'],
      [7, 'moneyUnit', 'unknown-value'],
      [7, 'evaluation', 'unknown-value'],
      [8, undefined, 'double-row'],
      [9, undefined, 'no-earlier-year'],
      [10, undefined, 'score-above-scale'],
      [11, undefined, 'nothing-of-year'],
    ]);
    expect(await yearsOf(named.one)).toEqual([]);
    expect(await send(rows, '')).toMatchObject({ status: 422, body: { code: 'import-has-errors', count: 7 } });
    expect(await yearsOf(named.one)).toEqual([]);
    expect(await send(rows, '?errors=skip')).toMatchObject({ status: 201, body: { made: 3, skipped: 7 } });
    expect(await yearsOf(named.one)).toEqual([
      {
        year: 2021,
        version: 1,
        status: 'recorded',
        budget: '1000000.00',
        executed: '695000.00',
        results: [{ type: 'self-evaluation', score: '85', fullMark: '100', grade: 'good' }],
        document: '通报',
        documentDate: '2022-06-30',
      },
    ]);
    expect(flawsOf(await send(rows)).slice(0, 3)).toEqual([
      [2, 'year', 'there-already'],
      [3, 'year', 'there-already'],
      [4, 'year', 'there-already'],
    ]);
  });

  it('is for whoever may record one: for others as for a single one, and where nothing is theirs there is nothing', async () => {
    const before = await yearsOf(named.coded);
    const rows = file(['灌区改造', '2018', '5', '', '', '', '', '', '']);
    expect(await send(rows, '', county.clerk)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
    const stranger = file(['邻县项目', '2018', '5', '', '', '', '', '', '']);
    expect(await send(stranger, '')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    // Who does not reach a subject is not told that it is there.
    const ofDepartment = file(['主管部门项目', '2018', '5', '', '', '', '', '', '']);
    expect(await send(ofDepartment)).toMatchObject({ status: 200, body: { ready: 1 } });
    expect((await send(ofDepartment, '/preview', county.clerk)).body['errors']).toMatchObject([
      { line: 2, field: 'subject', code: 'unknown-subject' },
    ]);
    expect(await yearsOf(named.coded)).toEqual(before);
  });

  it('of many subjects asks for what is kept of them in few questions', async () => {
    const rows = file(
      ...[2013, 2014, 2015, 2016].flatMap((year) =>
        Object.values(named).map((id) => [id, String(year), '5', '', '', '', '', '', '']),
      ),
    );
    // What follows from what was registered may be reckoned beside it, and asks too: then once more.
    await eventually(async () => {
      const statements = await running.statements(async () => {
        expect(await send(rows)).toMatchObject({ body: { rows: 12, ready: 12 } });
      });
      expect(statements.length).toBeLessThan(30);
    });
  });
});
