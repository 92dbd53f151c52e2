import { createHash } from 'node:crypto';
import { limits } from '@wenxiao/domain/field';
import { eventually } from '@wenxiao/messaging/testing';
import { type County, type CountyService, runCountyService } from '@wenxiao/service-kit/testing';
import { evaluationPlan } from '../src/index.js';
import { evaluatingIn, form, okOf, papers, pathOf } from './evaluating.js';

let running: CountyService;
let county: County;
let acting: ReturnType<typeof evaluatingIn>;
beforeAll(async () => {
  running = await runCountyService(evaluationPlan, '2024-02-01');
  county = await running.county('fufeng-2022');
  acting = evaluatingIn(running, county);
});
afterAll(() => running.close());

const sha256 = (text: string) => createHash('sha256').update(Buffer.from(text, 'utf8')).digest('hex');

/** Cells as people type them, and fields that no check looks at, in an order of their own. */
const written = form({
  zebra: { b: 1, a: [null, true, 0.1, '≥95％'] },
  notes: '第一行\n第二行\t“引号” "quotes" \\ / \u3000',
  project: { name: '农村公路养护', 'unit name': '𠮷田 㐂 𫞩 龦 👩‍🏫 ✔️' },
});

const begun = async (): Promise<string> => {
  const subject = await running.approve(county, {}, '2023-01-20');
  await eventually(async () => okOf(await acting.begin(subject, 'self-evaluation', county.clerk)));
  return subject;
};

it('a form that was handed in is read back byte for byte, with the hash of its text, by whoever judges it and by nobody else', async () => {
  const { subject, first } = await acting.upToSheets();
  const own = await acting.formRead(subject, county.clerk);
  const text = JSON.stringify(form());
  expect(own).toMatchObject({ status: 200, body: { step: 'evaluate', hash: sha256(text), text } });
  for (const judge of [county.reviewer, county.desk, county.office, first])
    await eventually(async () => expect(await acting.formRead(subject, judge)).toEqual(own));
  const other = await running.county('fufeng-2022');
  const stranger = { id: await running.account(county.id, county.bureau), desk: '', at: county.bureau };
  for (const nobody of [stranger, other.office, other.clerk])
    expect(await acting.formRead(subject, nobody)).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

it('is kept as it was written, whatever it says beside its cells', async () => {
  const subject = await begun();
  okOf(await acting.handIn(subject, written));
  const { body } = await acting.formRead(subject, county.clerk);
  const { hash, text } = body as Readonly<{ hash: string; text: string }>;
  expect(text).toBe(JSON.stringify(form(written)));
  expect(hash).toBe(sha256(text));
  expect((await acting.seen(subject, 'self-evaluation')).form).toMatchObject({ form: hash });
});

it('goes to nobody who did not ask for it: not with the evaluation, a list, a refusal, or what is published', async () => {
  const subject = await begun();
  const { version } = await acting.seen(subject, 'self-evaluation');
  okOf(await acting.handIn(subject, { notes: '只在表内的话' }));
  const late = { answer: 'done', brings: papers('self-evaluation-form'), form: form() };
  const refused = await acting.step(subject, ['self-evaluation', 'evaluate'], county.clerk, late, version);
  expect(refused).toMatchObject({ status: 409, body: { code: 'version-conflict' } });
  const said = [
    refused.body,
    await acting.seen(subject, 'self-evaluation'),
    (await running.call(county, `evaluations?subject=${subject}`, { as: county.office })).body,
    await running.published(county.id, `evaluation/${subject}.self-evaluation.2023.1`),
  ];
  expect(said.map((each) => JSON.stringify(each).includes('只在表内的话'))).toEqual(said.map(() => false));
});

it('a corrected form takes its place; where it is taken back none is there', async () => {
  const subject = await begun();
  const text = async () => (await acting.formRead(subject, county.office)).body['text'];
  expect(await text()).toBeUndefined();
  okOf(await acting.handIn(subject));
  const path = `${pathOf(subject, 'self-evaluation')}/steps/evaluate`;
  const upon = async () => (await acting.seen(subject, 'self-evaluation')).version;
  const corrected = form({ notes: '已更正' });
  const body = { answer: 'done', brings: papers('self-evaluation-form'), form: corrected, reason: '得分误填' };
  okOf(await running.call(county, `${path}/correction`, { as: county.clerk, body, ifMatch: await upon() }));
  expect(await text()).toBe(JSON.stringify(corrected));
  const reason = { reason: '另行报送' };
  okOf(await running.call(county, `${path}/withdrawal`, { as: county.clerk, body: reason, ifMatch: await upon() }));
  expect(await text()).toBeUndefined();
  expect(await acting.formRead('018f2f6e-0000-7000-8000-0000000009ff', county.office)).toMatchObject({ status: 404 });
});

it.each([
  ['that no database keeps', '\u0000', 'unreadable', 'form.notes'],
  ['that are half of one', '\ud842', 'unreadable', 'form.notes'],
  ['that nobody sees', '一\u200b二', 'invisible', 'form.notes'],
  ['more than any form has', '长'.repeat(limits.formBytes / 3), 'too-large', 'form'],
])('characters %s are refused before anything is recorded', async (_, notes, code, path) => {
  const subject = await begun();
  const { version } = await acting.seen(subject, 'self-evaluation');
  const { status, body } = await acting.handIn(subject, { notes });
  const errors = [
    { path, code, zh: expect.stringMatching(/\p{Script=Han}/u) as string, en: expect.any(String) as string },
  ];
  expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid-request', errors } });
  expect((await acting.seen(subject, 'self-evaluation')).version).toBe(version);
});

it('a form as large as any may be is kept', async () => {
  const subject = await begun();
  const rest = Buffer.byteLength(JSON.stringify(form({ notes: '' })));
  const notes = 'x'.repeat(limits.formBytes - rest);
  okOf(await acting.handIn(subject, { notes }));
  expect((await acting.formRead(subject, county.desk)).body['text']).toBe(JSON.stringify(form({ notes })));
});
