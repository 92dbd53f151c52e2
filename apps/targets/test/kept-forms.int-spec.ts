import { createHash } from 'node:crypto';
import { limits } from '@wenxiao/domain/field';
import { actingIn, streamsOf } from './acting.js';
import { type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
let acting: ReturnType<typeof actingIn>;
beforeAll(async () => {
  running = await runTargets('2022-11-07');
  county = await running.county();
  acting = actingIn(running, county);
});
afterAll(() => running.close());

const form = (more: object = {}) => ({
  kind: 'target-declaration',
  indicators: [
    { level3: '养护里程', target: '≥120公里', weight: '60' },
    { level3: '群众满意度', target: '≥90%', weight: '40' },
  ],
  ...more,
});
const read = (subject: string, as: Person) => running.call(county, `performance-targets/${subject}/2023/form`, { as });

it('the form that comes with a declaration is read back byte for byte, with the hash of its text, by the parties', async () => {
  const subject = await acting.declared({ form: form({ notes: '只在表内的话' }) });
  const text = JSON.stringify(form({ notes: '只在表内的话' }));
  const hash = createHash('sha256').update(Buffer.from(text, 'utf8')).digest('hex');
  for (const as of [county.clerk, county.reviewer, county.office])
    expect(await read(subject, as)).toMatchObject({ status: 200, body: { declaration: 1, hash, text } });
  const other = await running.county();
  expect((await read(subject, other.office)).status).toBe(404);
  expect(JSON.stringify(await acting.target(subject, county.clerk))).not.toContain('只在表内的话');
});

it('what is declared anew without a form has none', async () => {
  const subject = await acting.declared({ form: form() });
  const { subject: _, period: __, ...content } = acting.declaration();
  const body = { ...content, requested: undefined, reason: '误报表格' };
  const path = `performance-targets/${subject}/2023/correction`;
  streamsOf(await running.call(county, path, { as: county.clerk, body, ifMatch: 5 }));
  expect((await read(subject, county.clerk)).body).toEqual({ id: `${subject}.2023`, version: 6, declaration: 1 });
});

it('a form larger than any is refused, and nothing is declared', async () => {
  const body = acting.declaration({ form: form({ notes: 'x'.repeat(limits.formBytes) }) });
  expect(await running.call(county, 'performance-targets', { as: county.clerk, body })).toMatchObject({
    status: 400,
    body: { code: 'invalid-request', errors: [{ path: 'form', code: 'too-large' }] },
  });
});
