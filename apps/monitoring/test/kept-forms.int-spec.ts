import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { limits } from '@wenxiao/domain/field';
import { actingOn, papers, q1, report } from './acting.js';
import { type County, runMonitoring, type RunningMonitoring } from './running-monitoring.js';

let running: RunningMonitoring;
let county: County;
let acting: ReturnType<typeof actingOn>;
beforeAll(async () => {
  running = await runMonitoring('2023-02-01');
  acting = actingOn(running);
  county = await running.county('fufeng-2022');
});
afterAll(() => running.close());

const published = new URL('../../../tests/forms/published/monitoring-huangshi-heritage-2019.json', import.meta.url);
const form = JSON.parse(readFileSync(published, 'utf8')) as object;
const submitted = (more: object) => ({ answer: 'submitted', brings: papers, report: report(), ...more });
const read = (subject: string, as: County['clerk']) =>
  running.call(county, `monitoring/${subject}/2023/rounds/${q1}/form`, { as });

it('a published form that comes with a report is shown with what was found beside the figures, and read back byte for byte', async () => {
  const subject = await running.approved(county);
  expect((await read(subject, county.clerk)).body).toEqual({
    id: `${subject}.2023`,
    version: 3,
    subject,
    year: 2023,
    round: q1,
  });
  expect((await acting.step(county, subject, [q1, 'submit'], county.clerk, submitted({ form }))).status).toBe(201);
  const text = JSON.stringify(form);
  const hash = createHash('sha256').update(Buffer.from(text, 'utf8')).digest('hex');
  const { rounds } = await acting.viewOf(county, subject);
  const [shown] = rounds as unknown as { report: { findings: object[] } }[];
  expect(shown).toMatchObject({ report: { spent: '250000.00', form: hash } });
  expect(shown?.report.findings).toEqual(
    expect.arrayContaining([
      { finding: 'differs-from-report', path: 'funds.executedJanJun', severity: 'error' },
      { finding: 'differs-from-subject', path: 'project.name', severity: 'error' },
      { finding: 'left-out-of-form', path: 'target.indicators[0]', severity: 'error' },
    ]),
  );
  for (const as of [county.clerk, county.reviewer, county.office])
    expect(await read(subject, as)).toMatchObject({
      status: 200,
      body: { hash, text, findings: shown?.report.findings },
    });
  const unopened = `monitoring/${subject}/2023/rounds/quarterly@2023-12-31/form`;
  expect((await running.call(county, unopened, { as: county.clerk })).status).toBe(404);
  const other = await running.county('fufeng-2022');
  expect((await read(subject, other.office)).status).toBe(404);
});

it('a form of another kind or larger than any is refused, and nothing is reported', async () => {
  const subject = await running.approved(county);
  const refused = async (sent: object) =>
    acting.step(county, subject, [q1, 'submit'], county.clerk, submitted({ form: sent }));
  expect(await refused({ ...form, kind: 'self-evaluation' })).toMatchObject({
    status: 400,
    body: { code: 'invalid-request', errors: [{ path: 'form.kind', code: 'form' }] },
  });
  expect(await refused({ ...form, notes: 'x'.repeat(limits.formBytes) })).toMatchObject({
    status: 400,
    body: { code: 'invalid-request', errors: [{ path: 'form', code: 'too-large' }] },
  });
  expect((await acting.viewOf(county, subject)).rounds).toMatchObject([{ round: q1, status: 'open' }]);
});
