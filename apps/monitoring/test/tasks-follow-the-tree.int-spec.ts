import { randomUUID } from 'node:crypto';
import {
  accountChanged,
  organisationDesksAssigned,
  organisationMerged,
  organisationMoved,
  organisationRegistered,
  personGranted,
  personGrantRevoked,
  type Published,
} from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import type { Person } from '@wenxiao/service-kit/testing';
import { actingOn, papers, q1, report } from './acting.js';
import { type County, runMonitoring, type RunningMonitoring } from './running-monitoring.js';

let running: RunningMonitoring;
let county: County;
let step: ReturnType<typeof actingOn>['step'];
beforeAll(async () => {
  running = await runMonitoring('2023-02-01');
  ({ step } = actingOn(running));
  county = await running.county('fufeng-2022');
});
afterAll(() => running.close());

const tell = (id: string, contract: Published) =>
  running.publish('directory', county.id, `organisation/${id}`, contract);
const standing = (organisationId: string, parentId: string, different: object = {}) => ({
  tenant: county.id,
  organisationId,
  parentId,
  nature: 'body' as const,
  kind: 'unit',
  name: '示范单位',
  desks: [],
  effectiveFrom: '2023-01-01',
  ...different,
});

/** Somebody who reviews at an organisation, as directory tells of them. */
async function reviewerOf(organisationId: string): Promise<Person> {
  const personId = await running.account(county.id, organisationId);
  const seat = { personId, desk: 'department-reviewer', organisationId };
  await running.publish('directory', county.id, `person-grants/${personId}`, personGranted(seat));
  return { id: personId, desk: 'department-reviewer', at: organisationId };
}

/** A unit below a body that reviews, below the department, which reviews too; and a report that was handed in there. */
async function reportedBelow() {
  const [body, unit] = [randomUUID(), randomUUID()];
  await tell(body, organisationRegistered(standing(body, county.department)));
  await tell(unit, organisationRegistered(standing(unit, body)));
  const ofBody = await reviewerOf(body);
  await reviewerOf(county.department);
  const clerk: Person = { id: randomUUID(), desk: 'budget-unit', at: unit };
  const subject = await running.approved({ ...county, unit, clerk });
  const submitted = { answer: 'submitted', brings: papers, report: report() };
  expect(await step(county, subject, [q1, 'submit'], clerk, submitted)).toMatchObject({ status: 201 });
  // Whoever reviews over the whole county sees every level.
  const all: Person = { id: randomUUID(), desk: 'department-reviewer', at: county.id };
  const expectLevel = (level: string) =>
    eventually(async () => {
      const { body: tasks } = await running.call(county, 'tasks', { as: all });
      const items = tasks.items as readonly Readonly<{ about: { subject: string }; level?: string }>[];
      expect(items.flatMap((task) => (task.about.subject === subject ? task.level : []))).toEqual([level]);
    });
  await expectLevel(body);
  return { body, unit, ofBody, expectLevel };
}

describe('a task follows', () => {
  it('a desk that nobody fills any more, and that somebody fills again', async () => {
    const { body, ofBody, expectLevel } = await reportedBelow();
    const seat = { personId: ofBody.id, desk: ofBody.desk, organisationId: body };
    const stream = `person-grants/${ofBody.id}`;
    await running.publish('directory', county.id, stream, personGrantRevoked(seat));
    await expectLevel(county.department);
    await running.publish('directory', county.id, stream, personGranted(seat));
    await expectLevel(body);
  });

  it('a person whose account is disabled', async () => {
    const { body, ofBody, expectLevel } = await reportedBelow();
    const disabled = { personId: ofBody.id, organisationId: body, enabled: false };
    await running.publish('directory', county.id, `account/${ofBody.id}`, accountChanged(disabled));
    await expectLevel(county.department);
  });

  it('a unit that moves', async () => {
    const { unit, expectLevel } = await reportedBelow();
    const other = randomUUID();
    await tell(other, organisationRegistered(standing(other, county.id, { kind: 'department' })));
    await reviewerOf(other);
    await tell(unit, organisationMoved(standing(unit, other)));
    await expectLevel(other);
  });

  it('a body that is merged into another', async () => {
    const { body, expectLevel } = await reportedBelow();
    const other = randomUUID();
    await tell(other, organisationRegistered(standing(other, county.id, { kind: 'department' })));
    await reviewerOf(other);
    await tell(body, organisationMerged(standing(body, county.department, { mergedInto: other })));
    await expectLevel(other);
  });

  it('a body that bears other desks', async () => {
    const { body, expectLevel } = await reportedBelow();
    const desks = ['department-reviewer'];
    await tell(body, organisationDesksAssigned(standing(body, county.department, { desks })));
    // Borne for the jurisdiction it is filled at no level of its own.
    await expectLevel(county.department);
    await tell(body, organisationDesksAssigned(standing(body, county.department)));
    await expectLevel(body);
  });

  it('a desk that somebody fills until a day', async () => {
    const { body, ofBody, expectLevel } = await reportedBelow();
    const seat = { personId: ofBody.id, desk: ofBody.desk, organisationId: body, to: '2023-02-10' };
    await running.publish('directory', county.id, `person-grants/${ofBody.id}`, personGranted(seat));
    await running.advanceTo('2023-02-10');
    await expectLevel(body);
    await running.advanceTo('2023-02-11');
    await expectLevel(county.department);
  });
});
