import { randomUUID } from 'node:crypto';
import {
  accountChanged,
  organisationMoved,
  organisationRegistered,
  personGranted,
  type Published,
} from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { streamsOf } from './acting.js';
import { type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
beforeAll(async () => {
  running = await runTargets('2022-11-07');
});
afterAll(() => running.close());

it('the lead desk is asked to move a subject once its unit lies below another department, and until it has', async () => {
  const moving = await running.county();
  const subjects = async () => {
    const { body } = await running.call(moving, 'tasks', { as: moving.office });
    const items = body['items'] as readonly Readonly<{ step: string; about: { subject: string } }>[];
    return items.filter(({ step }) => step === 'move').map(({ about }) => about.subject);
  };
  const body = { unit: moving.unit, kind: 'project', name: '农村公路养护' };
  const [{ id } = { id: '' }] = streamsOf(await running.call(moving, 'subjects', { as: moving.clerk, body }));
  const department = randomUUID();
  const stands = (organisationId: string, parentId: string, kind: string) => ({
    tenant: moving.id,
    organisationId,
    parentId,
    nature: 'body' as const,
    kind,
    name: '示范单位',
    desks: [],
    effectiveFrom: '2022-11-07',
  });
  const tell = (of: string, contract: Published) =>
    running.publish('directory', moving.id, `organisation/${of}`, contract);
  await tell(department, organisationRegistered(stands(department, moving.id, 'department')));
  expect(await subjects()).toEqual([]);
  await tell(moving.unit, organisationMoved(stands(moving.unit, department, 'unit')));
  await eventually(async () => expect(await subjects()).toEqual([id]));
  const move = { unit: moving.unit, from: '2022-11-07', reason: '主管部门调整' };
  streamsOf(await running.call(moving, `subjects/${id}/moves`, { as: moving.office, body: move, ifMatch: 1 }));
  await eventually(async () => expect(await subjects()).toEqual([]));
  expect((await running.call(moving, `subjects/${id}`, { as: moving.office })).body).toMatchObject({ department });
});

it('the desk of a subject is asked for somebody else once whoever answers for it has left, and until it has seen to it', async () => {
  const county = await running.county();
  const person = randomUUID();
  const tell = (told: Published) => running.publish('directory', county.id, `account/${person}`, told);
  const account = (enabled: boolean) => accountChanged({ personId: person, organisationId: county.unit, enabled });
  await tell(account(true));
  await tell(personGranted({ personId: person, desk: 'budget-unit', organisationId: county.unit }));
  const asked = async () => {
    const { body } = await running.call(county, 'tasks', { as: county.clerk });
    const items = body['items'] as readonly Readonly<{ step: string; level?: string; about: { subject: string } }>[];
    return items.filter(({ step }) => step === 'responsible-left').map(({ about, level }) => [about.subject, level]);
  };
  const body = { unit: county.unit, kind: 'project', name: '农村公路养护' };
  const [{ id } = { id: '' }] = streamsOf(await running.call(county, 'subjects', { as: county.clerk, body }));
  const answerable = { person, role: 'head' };
  const path = `subjects/${id}/responsibilities`;
  const given = { as: county.clerk, body: { ...answerable, from: '2022-11-07' }, ifMatch: 1 };
  await eventually(async () => streamsOf(await running.call(county, path, given)));
  expect(await asked()).toEqual([]);
  await tell(account(false));
  await eventually(async () => expect(await asked()).toEqual([[id, person]]));
  const ended = { as: county.clerk, body: { ...answerable, to: '2022-11-07' }, ifMatch: 2 };
  streamsOf(await running.call(county, `${path}/end`, ended));
  await eventually(async () => expect(await asked()).toEqual([]));
});
