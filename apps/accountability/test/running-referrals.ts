import { randomUUID } from 'node:crypto';
import { evaluationFinalised, organisationCounterpartAssigned, organisationRegistered } from '@wenxiao/contracts';
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

const plan: ServicePlan = {
  ...referralPart,
  name: 'accountability',
  description: '移送问责 / referral',
  listensTo: ['directory', 'targets', 'monitoring', 'evaluation'],
  migrations: [{ name: 'accountability', directory: new URL('../src/migrations/', import.meta.url) }],
  workingSchemas: ['accountability_read'],
};

// What a file of tests has of it, from {@link runReferrals} on.
export let running: CountyService;
export let county: County;
/** Somebody of the unit. */
export let head: string;

/** A service of referrals alone, and a county of Fufeng whose department has a counterpart. */
export async function runReferrals(): Promise<void> {
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
}

type Seen = Readonly<{ version: number; status: string }>;

export const okOf = ({ status, body }: Answer): Answer['body'] => {
  if (status !== 200 && status !== 201) throw new Error(JSON.stringify({ status, body }));
  return body;
};
export const trigger = 'unqualified-result';
export const evaluation = { type: 'finance-evaluation', period: '2023', number: 1 };
export const idOf = (subject: string, number = 1, of = trigger) => `${subject}.${county.unit}.${of}.${String(number)}`;

/** A project of the unit, evaluated by the bureau as this. */
export async function evaluated(grade = 'unqualified', type = evaluation.type): Promise<string> {
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

export const proposing = (subject: string, different: object = {}) => ({
  subject,
  organisation: county.unit,
  persons: [],
  trigger,
  evaluation,
  ...different,
});
export const propose = (body: object, as: Person = county.desk) => running.call(county, 'referrals', { as, body });

export async function proposed(subject: string, different: object = {}): Promise<string> {
  await eventually(async () => okOf(await propose(proposing(subject, different))));
  return idOf(subject);
}
export const read = (id: string, as: Person) => running.call(county, `referrals/${id}`, { as });
export const seen = async (id: string, as: Person = county.office) => okOf(await read(id, as)) as Seen;

export async function step(id: string, name: string, as: Person, body: object): Promise<Answer> {
  const { version } = await seen(id);
  return running.call(county, `referrals/${id}/steps/${name}`, { as, body, ifMatch: version });
}
export const prepare = (id: string, as: Person = county.desk) =>
  step(id, 'prepare', as, { answer: 'prepared', brings: { ground: 'unqualified' } });
