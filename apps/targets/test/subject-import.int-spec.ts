import { randomUUID } from 'node:crypto';
import { eventually } from '@wenxiao/messaging/testing';
import { streamsOf } from './acting.js';
import { type Answer, type County, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let old: County;
let county: County;
/** With an official code, in the list already. */
let earlier: string;
const code = 'XM-2019-007';
beforeAll(async () => {
  running = await runTargets('2022-11-07');
  [old, county] = [await running.county(), await running.county()];
  earlier = await registered(county, { officialCode: code });
  await eventually(async () => {
    const { body } = await running.call(county, 'subjects', { as: county.office });
    if ((body as { totals: { rows: number } }).totals.rows !== 1) throw new Error('It is not in the list');
  });
});
afterAll(() => running.close());

async function registered(of: County, different: object = {}): Promise<string> {
  const body = { unit: of.unit, kind: 'project', name: '农村公路养护', ...different };
  const [one] = streamsOf(await running.call(of, 'subjects', { as: of.clerk, body }));
  return one?.id ?? '';
}

const heads = ['预算单位', '对象类型', '名称', '前身对象', '实施单位'];
const file = (...rows: readonly (readonly string[])[]) =>
  [heads, ...rows.map((row) => [county.unit, '项目', ...row])].map((row) => row.join(',')).join('\r\n');
const send = (table: string, preview = '/preview') =>
  running.call(county, `subjects/imports${preview}`, { as: county.office, table });
const flawsOf = ({ body }: Answer) =>
  (body as { errors: readonly Readonly<Record<string, unknown>>[] }).errors.map(({ line, field, code: flaw }) => [
    line,
    field,
    flaw,
  ]);

describe('a file of subjects', () => {
  it('says whose work each goes on with and who carries it out: by id, code or name, with a share, of another jurisdiction by both ids', async () => {
    const handedOver = await registered(old);
    const ending = { from: '2022-11-06', reason: '行政区划调整', successorTenant: county.id };
    streamsOf(await running.call(old, `subjects/${handedOver}/ending`, { as: old.office, body: ending, ifMatch: 1 }));
    const rows = file(
      ['按编码', code, `${county.unit}@60；示范财政局@40%`],
      ['按编号', earlier.toUpperCase(), old.unit],
      ['两个前身', `${earlier}、${handedOver}@${old.id}`, ''],
    );
    expect(await send(rows)).toMatchObject({ status: 200, body: { rows: 3, ready: 3, errors: [] } });
    const made = streamsOf(await send(rows, ''));
    const ids = made.filter(({ stream }) => stream.startsWith('subject/')).map(({ id }) => id);
    const shown = await Promise.all(
      ids.map(async (id) => (await running.call(county, `subjects/${id}`, { as: county.office })).body),
    );
    const before = { tenant: county.id, subject: earlier };
    const described = Object.fromEntries(
      shown.map(({ name, predecessors, implementers }) => [name, { predecessors, implementers }]),
    );
    expect(described).toEqual({
      按编码: {
        predecessors: [before],
        implementers: [
          { organisation: county.unit, share: '60' },
          { organisation: county.bureau, share: '40' },
        ],
      },
      按编号: { predecessors: [before], implementers: [{ organisation: old.unit }] },
      两个前身: { predecessors: [before, { tenant: old.id, subject: handedOver }], implementers: [] },
    });
  });

  it('is told of each that is not there, is not handed over, or has shares that cannot be', async () => {
    const kept = await registered(old);
    const rows = file(
      ['无此前身', `${code}；XM-没有`, ''],
      ['无此单位', '', `没有这个单位；${randomUUID()}`],
      ['重名单位', '', '示范单位'],
      ['份额过大', '', `${county.unit}@130`],
      ['份额不清', '', `${county.unit}@一半`],
      ['合计过大', '', `${county.unit}@60；示范财政局@50`],
      ['未移交', `${kept}@${old.id}`, ''],
      ['区划不清', `${kept}@邻县`, ''],
    );
    expect(flawsOf(await send(rows))).toEqual([
      [2, 'predecessors', 'unknown-subject'],
      [3, 'implementers', 'unknown-organisation'],
      [4, 'implementers', 'ambiguous-organisation'],
      [5, 'implementers', 'out-of-range'],
      [6, 'implementers', 'not-a-decimal'],
      [7, undefined, 'shares-over-whole'],
      [8, undefined, 'not-handed-over'],
      [9, 'predecessors', 'not-a-uuid'],
    ]);
  });

  it('is no JSON: where a table is wanted JSON is told so', async () => {
    for (const path of ['subjects/imports', 'subjects/imports/preview'])
      expect(await running.call(county, path, { as: county.office, body: { rows: [] } })).toMatchObject({
        status: 415,
        body: { code: 'unsupported-media-type', en: expect.stringContaining('text/csv') as string },
      });
  });
});
