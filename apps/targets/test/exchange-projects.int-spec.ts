import { randomUUID } from 'node:crypto';
import { exchangeMappingChanged } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { actingIn, streamsOf } from './acting.js';
import { type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
/** Who leads, and gives control numbers. */
let desk: Person;
beforeAll(async () => {
  running = await runTargets('2023-03-01');
  county = await running.county();
  desk = { ...county.office, besides: [{ desk: 'budget-desk', at: county.bureau }] };
});
afterAll(() => running.close());

type Found = Readonly<{
  code?: string;
  rows: number;
  made: number;
  projects: number;
  new: number;
  changed: number;
  unchanged: number;
  differing: number;
  refused: number;
  flaws: readonly Readonly<{ line: number; column?: string; code: string; zh: string }>[];
  differences: readonly object[];
}>;

const heads = '单位代码,项目代码,项目名称,预算年度,资金性质,预算来源,指标文号,金额';
const table = (...rows: readonly string[]): string => [heads, ...rows, ''].join('\r\n');
const send = async (path: string, body: string, as: Person = desk, key: string = randomUUID()) => {
  const answer = await running.call(county, `exchange-projects${path}`, { as, table: body, key });
  return { ...answer, found: answer.body as unknown as Found };
};
const counts = ({ rows, projects, new: fresh, changed, unchanged, differing, refused }: Found) => [
  rows,
  projects,
  fresh,
  changed,
  unchanged,
  differing,
  refused,
];
const told = ({ flaws }: Found) => flaws.map(({ line, column, code }) => [line, column, code]);
const own = (code: string, name: string, amount: string, year = '2023') =>
  `="012001",${code},${name},${year},general-public,own,,${amount}`;
const upper = (code: string, name: string, amount: string) =>
  `="012001",${code},${name},2023,general-public,upper,财预〔2023〕1号,${amount}`;

/** The subject of a code, once the list has it. */
async function subjectOf(code: string): Promise<string> {
  let subject: string | undefined;
  await eventually(async () => {
    const { body } = await running.call(county, 'subjects?limit=200', { as: county.office });
    const items = body['items'] as readonly { subject: string; officialCode: string | null }[];
    subject = items.find(({ officialCode }) => officialCode === code)?.subject;
    expect(subject).toBeDefined();
  });
  return subject ?? '';
}
const controlOf = async (subject: string, year = 2023) =>
  (await running.history(county.id, `budget-line/${subject}.${String(year)}`)).types;

describe('a table of projects of the budget system', () => {
  it('registers each project once, with the control number of its money rows; sent again it makes nothing', async () => {
    const rows = [
      own('R101', '校舍维修', '1205000'),
      upper('R101', '校舍维修', '800000'),
      own('R101', '校舍维修', '1100000', '2024'),
      own('R102', '食堂改造', '460000.5'),
    ];
    const preview = await send('/preview', table(...rows));
    expect([preview.status, counts(preview.found), told(preview.found)]).toEqual([200, [4, 2, 2, 0, 0, 0, 0], []]);
    const key = randomUUID();
    const taken = await send('', table(...rows), desk, key);
    expect([taken.found.rows, taken.found.made, taken.found.changed]).toEqual([4, 2, 3]);
    expect(
      streamsOf(taken)
        .map(({ stream }) => stream.split('/')[0])
        .sort(),
    ).toEqual(['budget-line', 'budget-line', 'budget-line', 'code', 'code', 'subject', 'subject']);
    const subject = await subjectOf('R101');
    const line = await running.call(county, `budget-lines/${subject}/2023`, { as: desk });
    expect(line.body).toMatchObject({ timetables: { control: [{ issued: '2005000.00' }] } });
    expect((await send('', table(...rows), desk, key)).body).toEqual(taken.body);
    expect((await send('', table(...rows))).found).toMatchObject({ rows: 4, made: 0, changed: 0, streams: [] });
    expect(counts((await send('/preview', table(...rows))).found)).toEqual([4, 2, 0, 0, 2, 0, 0]);
    expect(await controlOf(subject)).toEqual(['control-number-changed']);
  });

  it('issues the control number anew where a money row became another, and says what else differs', async () => {
    streamsOf(await send('', table(own('R201', '农村公路', '300000'))));
    const subject = await subjectOf('R201');
    const more = table(own('R201', '农村公路', '350000'));
    expect(counts((await send('/preview', more)).found)).toEqual([1, 1, 0, 1, 0, 0, 0]);
    expect((await send('', more)).found).toMatchObject({ made: 0, changed: 1 });
    expect(await controlOf(subject)).toEqual(['control-number-changed', 'control-number-changed']);
    const renamed = table('="012",R201,县乡公路,2023,general-public,own,,350000');
    const other = await send('/preview', renamed);
    expect(counts(other.found)).toEqual([1, 1, 0, 0, 0, 1, 0]);
    expect(other.found.differences).toEqual([
      { line: 2, code: 'R201', subject, what: 'name', there: '县乡公路', here: '农村公路' },
      { line: 2, code: 'R201', subject, what: 'unit', there: '012', here: '012001' },
    ]);
    expect((await send('', renamed)).found).toMatchObject({ made: 0, changed: 0, noted: 1 });
    const { types } = await running.history(county.id, `subject/${subject}`);
    expect(types).toEqual(['subject-registered', 'other-description-noted']);
    const { body } = await running.call(county, `subjects/${subject}`, { as: desk });
    expect(body).toMatchObject({ name: '农村公路', unit: county.unit });
  });

  it('leaves what was approved as it is, and says that another budget stands there', async () => {
    const acting = actingIn(running, county);
    const subject = await acting.approved({
      subject: { unit: county.unit, kind: 'project', name: '已批项目', isNew: false, officialCode: 'R301' },
    });
    await subjectOf('R301');
    const before = (await running.history(county.id, `budget-line/${subject}.2023`)).types;
    const alike = await send('/preview', table(own('R301', '已批项目', '1000000')));
    expect(counts(alike.found)).toEqual([1, 1, 0, 0, 1, 0, 0]);
    const another = table(own('R301', '已批项目', '1300000'));
    const answer = await send('/preview', another);
    expect(counts(answer.found)).toEqual([1, 1, 0, 0, 0, 1, 0]);
    expect(answer.found.differences).toEqual([
      { line: 2, code: 'R301', subject, what: 'budget', year: 2023, there: '1300000.00', here: '1000000.00' },
    ]);
    expect((await send('', another)).found).toMatchObject({ made: 0, changed: 0, noted: 1 });
    const { types } = await running.history(county.id, `budget-line/${subject}.2023`);
    expect(types).toEqual([...before, 'other-budget-noted']);
    expect(await acting.line(subject)).toMatchObject({ inForce: { total: '1000000.00' } });
  });

  it('with anything wrong is taken not at all, unless the others are asked for; each error has its line and column', async () => {
    const rows = [
      own('R401', '无误项目', '100'),
      '12001,R402,丢零项目,2023,general-public,own,,100',
      '="099001",R403,无此单位,2023,general-public,own,,100',
      own('R404', '同码两行', '100'),
      own('R404', '同码两行', '100'),
      '="012001",R405,无来源,2023,general-public,,,100',
      own('R406', '名称不一', '100'),
      upper('R406', '名称有异', '100'),
      '="012001",R407,来源不明,2023,general-public,01,,100',
    ];
    const wrong = [
      [3, '单位代码', 'zeros-lost'],
      [4, '单位代码', 'unknown-organisation'],
      [6, undefined, 'row-twice'],
      [7, '金额', 'money-incomplete'],
      [9, '项目名称', 'rows-disagree'],
      [10, '预算来源', 'unknown-value'],
    ];
    const refused = await send('', table(...rows));
    expect([refused.status, refused.found.code, told(refused.found)]).toEqual([422, 'exchange-has-errors', wrong]);
    expect(counts((await send('/preview', table(...rows))).found)).toEqual([9, 2, 1, 0, 0, 0, 6]);
    const others = await send('?errors=skip', table(...rows));
    expect([others.status, others.found.made]).toEqual([201, 1]);
  });

  it('asks about amounts that are ten thousand times those of the year before, and takes them once they are confirmed', async () => {
    streamsOf(await send('', table(own('R501', '校车补助', '1200000'))));
    await subjectOf('R501');
    const wan = table(own('R501', '校车补助', '130', '2024'));
    const asked = await send('', wan);
    expect(asked.status).toBe(422);
    expect(told(asked.found)).toEqual([[2, '金额', 'ten-thousandfold']]);
    expect(asked.found.flaws[0]?.zh).toContain('万元');
    expect((await send('?sums=confirmed', wan)).found).toMatchObject({ made: 0, changed: 1 });
  });

  it('is read by the mapping that the county, or who is above it, keeps at directory', async () => {
    const mapping = exchangeMappingChanged({
      mapping: 'vendor',
      version: 1,
      status: 'in-use',
      table: 'projects',
      columns: [
        { head: '编号', element: 'PRO_CODE' },
        { head: '项目', element: 'PRO_NAME' },
        { head: '万元', element: 'AMT' },
      ],
      values: [{ element: 'FUND_TYPE_CODE', from: '111*', to: 'general-public' }],
      constants: [
        { element: 'FISCAL_YEAR', value: '2023' },
        { element: 'BGT_SOURCE_CODE', value: 'own' },
      ],
      amountUnit: 'ten-thousand-yuan',
    });
    await running.publish('directory', county.id, `exchange-mapping/${county.id}.vendor`, mapping);
    const foreign = '单位代码,编号,项目,万元,资金性质\n="012001",R601,防汛物资,12.5,11111\n';
    await eventually(async () => expect((await send('/preview?mapping=vendor', foreign)).status).toBe(200));
    streamsOf(await send('?mapping=vendor', foreign));
    const line = await running.call(county, `budget-lines/${await subjectOf('R601')}/2023`, { as: desk });
    expect(line.body).toMatchObject({ timetables: { control: [{ issued: '125000.00' }] } });
    expect((await send('?mapping=unknown', foreign)).status).toBe(404);
  });

  it('is brought by whoever may do each of its acts: money is the budget desk’s, projects the lead desk’s', async () => {
    const rows = table(own('R701', '权限项目', '100'));
    const money = await send('', rows, county.office);
    expect([money.status, money.found.code]).toEqual([403, 'wrong-desk']);
    const bare = '单位代码,项目代码,项目名称\n="012001",R701,权限项目\n';
    expect((await send('', bare, county.office)).status).toBe(201);
    expect((await send('', '单位代码,项目代码,项目名称\n="012001",R702,权限项目二\n', county.budget)).status).toBe(403);
  });
});
