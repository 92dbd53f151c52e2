import { createHash, randomUUID } from 'node:crypto';
import { evaluationFinalised, organisationCounterpartAssigned, organisationRegistered } from '@wenxiao/contracts';
import { canonicalJson } from '@wenxiao/domain';
import { eventually } from '@wenxiao/messaging/testing';
import type { ServicePlan } from '@wenxiao/service-kit';
import {
  type Answer,
  type County,
  type CountyService,
  type Person,
  runCountyService,
} from '@wenxiao/service-kit/testing';
import { referralPart } from '../src/referral/referral.part.js';

// What a referral says of the persons whom it names, as it is kept.

const plan: ServicePlan = {
  ...referralPart,
  name: 'accountability',
  description: '移送问责 / referral',
  listensTo: ['directory', 'targets', 'monitoring', 'evaluation'],
  migrations: [{ name: 'accountability', directory: new URL('../src/migrations/', import.meta.url) }],
  workingSchemas: ['accountability_read'],
};

let running: CountyService;
let county: County;
let head: string;
beforeAll(async () => {
  running = await runCountyService(plan, '2024-05-06');
  county = await running.county('fufeng-2022');
  const stands = {
    tenant: county.id,
    organisationId: county.department,
    parentId: county.id,
    nature: 'body' as const,
    kind: 'department',
    name: '交通运输局',
    desks: [],
    counterparts: [{ from: '2020-01-01', desk: 'business-desk' }],
    effectiveFrom: '2020-01-01',
  };
  const stream = `organisation/${county.department}`;
  await running.publish('directory', county.id, stream, organisationRegistered(stands));
  await running.publish('directory', county.id, stream, organisationCounterpartAssigned(stands));
  head = await running.account(county.id, county.unit);
});
afterAll(() => running.close());

type Seen = Readonly<{ version: number; status: string }>;

const okOf = ({ status, body }: Answer): Answer['body'] => {
  if (status !== 200 && status !== 201) throw new Error(JSON.stringify({ status, body }));
  return body;
};
const trigger = 'unqualified-result';
const evaluation = { type: 'finance-evaluation', period: '2023', number: 1 };
const idOf = (subject: string, number = 1, of = trigger) => `${subject}.${county.unit}.${of}.${String(number)}`;

/** A project of the unit, evaluated by the bureau as this. */
async function evaluated(grade = 'unqualified', type = evaluation.type): Promise<string> {
  const subject = await running.approve(county, {}, '2023-01-20');
  const which = { ...evaluation, type, subject, year: 2023, scheme: 'budget-performance' };
  const told = {
    ...which,
    isReEvaluation: false,
    score: '55',
    fullMark: '100',
    grade,
    findings: [],
    by: randomUUID(),
    parties: [],
  };
  const stream = `evaluation/${subject}.${type}.2023.1`;
  await running.publish('evaluation', county.id, stream, evaluationFinalised(told));
  return subject;
}

const proposing = (subject: string, different: object = {}) => ({
  subject,
  organisation: county.unit,
  persons: [],
  trigger,
  evaluation,
  ...different,
});
const propose = (body: object, as: Person = county.desk) => running.call(county, 'referrals', { as, body });

async function proposed(subject: string, different: object = {}): Promise<string> {
  await eventually(async () => okOf(await propose(proposing(subject, different))));
  return idOf(subject);
}
const read = (id: string, as: Person) => running.call(county, `referrals/${id}`, { as });
const seen = async (id: string, as: Person = county.office) => okOf(await read(id, as)) as Seen;

async function step(id: string, name: string, as: Person, body: object): Promise<Answer> {
  const { version } = await seen(id);
  return running.call(county, `referrals/${id}/steps/${name}`, { as, body, ifMatch: version });
}
const prepare = (id: string, as: Person = county.desk) =>
  step(id, 'prepare', as, { answer: 'prepared', brings: { ground: 'unqualified' } });

it('what it is documented by is sealed, too, and the hash of a command that says something of persons confirms no words', async () => {
  const issuedOf = async (different: object) => {
    const id = await proposed(await evaluated(), different);
    okOf(await prepare(id));
    const { version } = await seen(id);
    const documents = [{ name: '关于本人的移送函', document: 'referral-letter' }];
    const body = { answer: 'referred', brings: { organisation: county.bureau, date: '2024-05-06', documents } };
    const path = `referrals/${id}/steps/issue`;
    const call = { as: county.office, body, ifMatch: version, key: randomUUID() };
    const first = okOf(await running.call(county, path, call));
    // The same again is known by it, another body under the key is not.
    expect(okOf(await running.call(county, path, call))).toEqual(first);
    const other = { ...body, brings: { ...body.brings, documents: [{ ...documents[0], name: '移送函' }] } };
    expect(await running.call(county, path, { ...call, body: other })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    const issued = (await running.events(county.id, `referral/${id}`)).find(({ type }) => type === 'referral-issued');
    const said = `POST /jurisdictions/${county.id}/${path}\n${canonicalJson(body)}`;
    const [document] = (JSON.parse(issued!.data) as { documents: { name: string; document: string }[] }).documents;
    return { document, isGuessed: issued!.commandHash === createHash('sha256').update(said).digest('hex') };
  };
  expect(await issuedOf({ persons: [] })).toEqual({
    document: { name: '关于本人的移送函', document: 'referral-letter' },
    isGuessed: true,
  });
  const { document, isGuessed } = await issuedOf({ persons: [head] });
  expect(document?.name).toMatch(new RegExp(`^.sealed\\.1\\.${head}\\.[\\w-]+$`));
  expect([document?.document, isGuessed]).toEqual(['referral-letter', false]);
});
