import { randomUUID } from 'node:crypto';
import { eventually } from '@wenxiao/messaging/testing';
import type { CountyService } from '@wenxiao/service-kit/testing';
import {
  accepted,
  actingOn,
  type Answer,
  type County,
  type Person,
  runAccountability,
} from './running-accountability.js';

let running: CountyService;
let county: County;
let on: ReturnType<typeof actingOn>;
/** Another person of the office. */
let colleague: Person;
beforeAll(async () => {
  running = await runAccountability('2024-06-03');
  county = await running.county('fufeng-2022');
  on = actingOn(running);
  colleague = { ...county.office, id: randomUUID() };
});
afterAll(() => running.close());

type Seen = Readonly<{
  version: number;
  status: string;
  results: readonly Readonly<{ type: string; grade?: string; changed?: true; now?: object }>[];
  tasks: readonly Readonly<{
    step: string;
    reconciles?: Readonly<{ decision: number; stream: string; version: number }>;
  }>[];
}>;

const result = { type: 'finance-evaluation', period: '2023', number: 1 };
const open = (subject: string, results: readonly object[] = [result], as: Person = county.office): Promise<Answer> =>
  running.call(county, 'disclosures', { as, body: { subject, year: 2023, results } });
const read = (id: string, as: Person = county.office) => running.call(county, `disclosures/${id}`, { as });
async function seen(id: string): Promise<Seen> {
  const { status, body } = await read(id);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as Seen;
}
async function post(id: string, rest: string, as: Person, body: object): Promise<Answer> {
  const { version } = await seen(id);
  return running.call(county, `disclosures/${id}/${rest}`, { as, body, ifMatch: version });
}
const classify = (id: string, answer = 'clear', brings: object = {}, as = county.office) =>
  post(id, 'steps/classification', as, { answer, brings });
const address = 'https://fufeng.example/gongkai/2023';
const publish = (id: string, different: object = { address }, as = colleague) =>
  post(id, 'steps/publish', as, { answer: 'published', brings: { date: '2024-06-03' }, ...different });

async function opened(grade = 'good'): Promise<readonly [id: string, subject: string]> {
  const subject = await on.evaluatedAs(county, grade);
  accepted(await open(subject));
  return [`${subject}.2023.1`, subject];
}

it('only what was concluded is disclosed: by one desk opened, checked by one person, published by another', async () => {
  const subject = await running.approve(county);
  await eventually(async () =>
    expect(await open(subject)).toMatchObject({ status: 409, body: { code: 'results-not-concluded', concluded: [] } }),
  );
  const [id, evaluated] = await opened();
  expect(await open(evaluated)).toMatchObject({ status: 409, body: { code: 'disclosed-already' } });
  expect(await open(evaluated, [result], county.clerk)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  expect(await publish(id)).toMatchObject({ status: 409, body: { code: 'not-open' } });
  accepted(await classify(id));
  expect(await publish(id, { address }, county.office)).toMatchObject({ status: 403, body: { code: 'same-person' } });
  expect(await publish(id, {})).toMatchObject({ status: 422, body: { code: 'address-wanting' } });
  accepted(await publish(id));
  expect(await seen(id)).toMatchObject({
    status: 'published',
    address,
    tasks: [],
    results: [{ ...result, grade: 'good' }],
  });
  await eventually(async () => {
    const { body } = await running.call(county, 'disclosures?status=published', { as: county.clerk });
    expect(body).toMatchObject({ items: [{ id, results: 1, address }], totals: { published: 1 } });
  });
  const events = await running.events(county.id, `disclosure/${id}`);
  const { rules } = JSON.parse(events.at(-1)?.metadata ?? '') as { rules: Readonly<{ basis: readonly string[] }> };
  expect(rules.basis).toContain('disclosure.classificationCheck');
});

it('what is withheld has a reason, and may be disclosed later', async () => {
  const [id, subject] = await opened();
  expect(await classify(id, 'withheld')).toMatchObject({ status: 422, body: { code: 'answer-wanting' } });
  accepted(await classify(id, 'withheld', { reason: '涉及国家秘密' }));
  expect(await seen(id)).toMatchObject({ status: 'withheld', tasks: [], possible: [] });
  accepted(await open(subject));
  expect(await seen(`${subject}.2023.2`)).toMatchObject({ status: 'open' });
});

it('a result that is corrected after the check is not published as it was; one that is out is somebody’s task', async () => {
  const [checked, one] = await opened();
  const [out, other] = await opened();
  for (const id of [checked, out]) accepted(await classify(id));
  accepted(await publish(out));
  for (const subject of [one, other]) await on.finalised(county, subject, { grade: 'qualified', score: '70' });
  const results = [{ ...result, grade: 'good', changed: true, now: { grade: 'qualified' } }];
  for (const id of [checked, out]) await eventually(async () => expect(await seen(id)).toMatchObject({ results }));
  expect(await publish(checked)).toMatchObject({ status: 409, body: { code: 'results-changed', results: [result] } });
  accepted(await post(checked, 'giving-up', county.office, { reason: '结果已更正' }));
  expect(await seen(checked)).toMatchObject({ status: 'given-up', tasks: [] });
  const { tasks } = await seen(out);
  expect(tasks).toMatchObject([{ step: 'reconcile' }]);
  const { decision, stream, version } = tasks[0]?.reconciles ?? { decision: 0, stream: '', version: 0 };
  const keeping = { decision, stream, version, reason: '已另行公告更正' };
  accepted(await post(out, 'kept-decisions', county.office, keeping));
  expect((await seen(out)).tasks).toEqual([]);
});
