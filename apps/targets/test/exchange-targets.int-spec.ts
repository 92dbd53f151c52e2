import { randomUUID } from 'node:crypto';
import { eventually } from '@wenxiao/messaging/testing';
import { actingIn, indicator, streamsOf } from './acting.js';
import { type Answer, type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
let acting: ReturnType<typeof actingIn>;
beforeAll(async () => {
  running = await runTargets('2023-03-01');
  county = await running.county();
  acting = actingIn(running, county);
});
afterAll(() => running.close());

const targets = (...rows: readonly string[]) => ['项目代码,预算年度,绩效目标,KPI_PER_ID', ...rows, ''].join('\r\n');
const indicators = (...rows: readonly string[]) =>
  ['项目代码,预算年度,一级指标,二级指标,三级指标,计算符号,指标值,计量单位,权重,KPI_ID', ...rows, ''].join('\r\n');
const length = (code: string, value = '120', sign = '≥', year = '2023') =>
  `${code},${year},产出指标,数量指标,养护里程,${sign},${value},公里,60,K1-${code}`;
const content = (code: string, value = '群众满意') =>
  `${code},2023,满意度指标,服务对象满意度,群众满意度,定性,${value},,40,K2-${code}`;

type Two = readonly [targets: string, indicators: string];
type How = Readonly<{ as?: Person; query?: string; key?: string }>;
const send = (path: string, [first, second]: Two, { as = county.clerk, query = '', key = randomUUID() }: How = {}) => {
  const at = `exchange-targets${path}?targets=${String(Buffer.byteLength(first))}${query}`;
  return running.call(county, at, { as, table: `${first}${second}`, key });
};
const told = ({ body }: Answer) =>
  (body['flaws'] as readonly Record<string, unknown>[]).map(({ table, line, column, code }) => [
    table,
    line,
    column,
    code,
  ]);
const refusal = ({ status, body }: Answer) => [status, body['code']];

async function registered(officialCode: string, unit = county.unit): Promise<string> {
  const body = { unit, kind: 'project', name: `项目${officialCode}`, officialCode };
  const streams = streamsOf(await running.call(county, 'subjects', { as: county.office, body }));
  return streams.find(({ stream }) => stream.startsWith('subject/'))?.id ?? '';
}
const typesOf = async (subject: string) =>
  (await running.history(county.id, `performance-target/${subject}.2023`)).types;

type Waiting = Readonly<{ stream: string; what: string; kind: string }>;
const waits = (as: Person, subject: string, isThere: boolean) =>
  eventually(async () => {
    const { body } = await running.call(county, 'tasks?limit=200', { as });
    const items = body['items'] as readonly Waiting[];
    const stream = `performance-target/${subject}.2023`;
    expect(items.some((each) => each.stream === stream && each.what.startsWith('other-target'))).toBe(isThere);
  });

describe('targets and indicators of the budget system', () => {
  it('are prepared with the keys that they have there, once; the unit submits them', async () => {
    const subject = await registered('T101');
    const two: Two = [targets('T101,2023,保障畅通,P-T101'), indicators(length('T101'), content('T101'))];
    const preview = await send('/preview', two);
    expect(preview.body).toMatchObject({ rows: 3, targets: 1, new: 1, changed: 0, refused: 0, flaws: [] });
    const key = randomUUID();
    const taken = await send('', two, { key, query: '&batch=march' });
    expect(taken).toMatchObject({ status: 201, body: { made: 1, changed: 0, noted: 0 } });
    expect((await send('', two, { key, query: '&batch=march' })).body).toEqual(taken.body);
    expect((await send('', two)).body).toMatchObject({ made: 0, streams: [] });
    expect(await typesOf(subject)).toEqual(['target-opened', 'target-steps-opened', 'target-declared', 'target-keyed']);
    const shown = await acting.target(subject);
    expect(shown).toMatchObject({
      declared: {
        objective: '保障畅通',
        indicators: [
          {
            indicator: '1',
            level1: '产出指标',
            direction: 'at-least',
            value: '120',
            unit: '公里',
            written: '≥120公里',
          },
          { indicator: '2', name: '群众满意度', direction: 'text', text: '群众满意', quantifiable: false },
        ],
      },
      keys: {
        key: 'P-T101',
        indicators: [
          { indicator: '1', key: 'K1-T101' },
          { indicator: '2', key: 'K2-T101' },
        ],
      },
    });
  });

  it('are prepared anew where they became others there, and left where somebody has gone on with them', async () => {
    const subject = await registered('T201');
    const two = (value: string): Two => [targets('T201,2023,保障畅通,P-T201'), indicators(length('T201', value))];
    streamsOf(await send('', two('120')));
    expect((await send('', two('130'))).body).toMatchObject({ made: 1 });
    const shown = await acting.target(subject);
    expect(shown).toMatchObject({ declared: { declaration: 2, indicators: [{ indicator: '1', value: '130' }] } });
    const own = { horizon: 'annual', indicators: [indicator('1', '养护里程', '≥125公里', '100')], prepared: true };
    const revise = { as: county.clerk, body: own, ifMatch: shown['version'] as number, method: 'PUT' as const };
    streamsOf(await running.call(county, `performance-targets/${subject}/2023`, revise));
    const before = await typesOf(subject);
    const told = await send('/preview', two('140'));
    expect(told.body).toMatchObject({ changed: 0, differing: 1 });
    expect(told.body['differences']).toMatchObject([
      { code: 'T201', there: '保障畅通；养护里程 ≥140公里', here: '养护里程 ≥125公里' },
    ]);
    expect((await send('', two('140'))).body).toMatchObject({ made: 0, noted: 0 });
    expect(await typesOf(subject)).toEqual(before);
  });

  it('that are others than were approved here wait for whoever may have that adjusted, and are written over nowhere', async () => {
    const subject = await acting.approved({
      subject: { unit: county.unit, kind: 'project', name: '已批目标', isNew: false, officialCode: 'T301' },
    });
    const other: Two = [targets('T301,2023,保障农村公路畅通,P'), indicators(length('T301', '150'))];
    expect((await send('', other)).body).toMatchObject({ made: 0, noted: 1 });
    expect((await send('', other, { query: '&batch=april' })).body).toMatchObject({ noted: 0, streams: [] });
    expect((await typesOf(subject)).filter((type) => type.startsWith('other'))).toEqual(['other-target-noted']);
    const shown = await acting.target(subject);
    expect(shown).toMatchObject({ inForce: { declaration: 1 }, other: { indicators: [{ written: '≥150公里' }] } });
    await waits(county.clerk, subject, true);
    await waits(county.budget, subject, false);
    const keep = (as: Person, body: object = { reason: '以批复为准' }) => {
      const ifMatch = shown['version'] as number;
      return running.call(county, `performance-targets/${subject}/2023/other-target/keeping`, { as, body, ifMatch });
    };
    expect(refusal(await keep(county.budget))).toEqual([403, 'wrong-desk']);
    expect(refusal(await keep(county.clerk, {}))).toEqual([400, 'invalid-request']);
    streamsOf(await keep(county.clerk));
    await waits(county.clerk, subject, false);
    expect((await send('', other)).body).toMatchObject({ noted: 0 });
    const alike: Two = [
      targets('T301,2023,保障农村公路畅通,P'),
      indicators(
        'T301,2023,产出指标,数量指标,养护里程,≥,120,公里,60,K1',
        'T301,2023,产出指标,数量指标,群众满意度,≥,90,%,40,K2',
      ),
    ];
    expect((await send('', alike)).body).toMatchObject({ noted: 1 });
    expect((await typesOf(subject)).at(-1)).toBe('other-target-agreed');
  });

  it('with anything wrong are taken not at all, unless the others are asked for; each error has its table, line and column', async () => {
    const fine = await registered('T401');
    for (const code of ['T402', 'T403', 'T405', 'T406', 'T407', 'T408']) await registered(code);
    const two: Two = [
      targets(
        'T401,2023,无误,',
        'T402,2022,去年,',
        'T403,2023,指标有误,',
        'T404,2023,无此项目,',
        'T405,2023,符号不明,',
        'T406,2023,单位不明,',
        'T407,2023,没有指标,',
      ),
      indicators(
        length('T401'),
        length('T402', '120', '≥', '2022'),
        length('T403', '许多'),
        length('T404'),
        length('T405', '120', '约'),
        'T406,2023,产出指标,数量指标,养护里程,≥,120,012,60,',
        length('T409'),
        length('T401'),
      ),
    ];
    const wrong = [
      ['targets', 3, '预算年度', 'year-over'],
      ['targets', 4, undefined, 'indicators-wanting'],
      ['indicators', 4, '指标值', 'bad-decimal'],
      ['targets', 5, '项目代码', 'project-unknown'],
      ['targets', 6, undefined, 'indicators-wanting'],
      ['indicators', 6, '计算符号', 'unknown-value'],
      ['targets', 7, undefined, 'indicators-wanting'],
      ['indicators', 7, '计量单位', 'unknown-value'],
      ['targets', 8, undefined, 'indicators-wanting'],
      ['indicators', 8, '项目代码', 'target-wanting'],
      ['indicators', 9, undefined, 'row-twice'],
      ['targets', 2, undefined, 'indicators-wanting'],
    ];
    const refused = await send('', two);
    expect(refusal(refused)).toEqual([422, 'exchange-has-errors']);
    const found = told(refused);
    expect(found).toHaveLength(wrong.length);
    expect(found).toEqual(expect.arrayContaining(wrong));
    expect(await typesOf(fine)).toEqual([]);
    const others: Two = [two[0], two[1].replace(`${length('T401')}\r\n`, '')];
    expect(await send('', others, { query: '&errors=skip' })).toMatchObject({ status: 201, body: { made: 1 } });
    const unread = await send('', ['项目代码\r\n', indicators(length('T401'))]);
    expect(told(unread)[0]).toEqual(['targets', 1, undefined, 'columns-missing']);
    const beyond = running.call(county, 'exchange-targets/preview?targets=9999999', { as: county.clerk, table: 'a,b' });
    expect(refusal(await beyond)).toEqual([400, 'invalid-request']);
  });

  it('are brought by whoever declares targets, and by nobody else', async () => {
    await registered('T501');
    const two: Two = [targets('T501,2023,权限,'), indicators(length('T501'))];
    for (const as of [county.budget, county.office, county.reviewer])
      expect(refusal(await send('', two, { as }))).toEqual([403, 'wrong-desk']);
    expect((await send('', two)).status).toBe(201);
  });
});
