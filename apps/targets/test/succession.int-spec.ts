import { evaluationConclusionWithdrawn, evaluationFinalised, type Published } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { actingIn, streamsOf } from './acting.js';
import { type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let old: County;
let next: County;
/** A subject of the old county that had money in 2023. */
let earlier: string;
beforeAll(async () => {
  running = await runTargets('2022-11-07');
  [old, next] = [await running.county(), await running.county()];
  earlier = await actingIn(running, old).approved();
});
afterAll(() => running.close());

const end = (county: County, id: string, as: Person, body: object, ifMatch = 1) =>
  running.call(county, `subjects/${id}/ending`, {
    as,
    body: { from: '2024-01-31', reason: '行政区划调整', ...body },
    ifMatch,
  });
const register = (county: County, subject: string, different: object = {}) =>
  running.call(county, 'subjects', {
    as: county.clerk,
    body: {
      unit: county.unit,
      kind: 'project',
      name: '农村公路养护',
      predecessors: [{ tenant: old.id, subject }],
      ...different,
    },
  });
const notHandedOver = { status: 422, body: { code: 'not-handed-over' } };

/** What evaluation tells of 2023, and of one that it took back. */
async function evaluated(subject: string): Promise<void> {
  const which = (type: string) =>
    ({ subject, type, period: '2023', number: 1, year: 2023, scheme: 'budget-performance' }) as const;
  const by = old.office.id;
  const concluded = (type: string, score: string) =>
    evaluationFinalised({
      ...which(type),
      isReEvaluation: false,
      score,
      fullMark: '100',
      grade: 'good',
      findings: [],
      by,
    });
  const tell = (type: string, contract: Published) =>
    running.publish('evaluation', old.id, `evaluation/${subject}.${type}.2023.1`, contract);
  await tell('self-evaluation', concluded('self-evaluation', '88.5'));
  await tell('finance-evaluation', concluded('finance-evaluation', '71'));
  await tell('finance-evaluation', evaluationConclusionWithdrawn({ ...which('finance-evaluation'), by }));
  await running.heard(old.id, 3);
}

it('goes on in another jurisdiction with what was known of its last years, once both have acted', async () => {
  const subject = await actingIn(running, old).approved();
  await evaluated(subject);
  for (const clocks of ['directory', 'own'] as const) await running.advance('2024-02-01', clocks);
  // Nobody takes over what stands there still, and nobody ends what is another’s.
  expect(await register(next, subject)).toMatchObject(notHandedOver);
  await eventually(async () =>
    // Once the rules of the new day are known.
    expect(await end(old, subject, old.clerk, { successorTenant: next.id })).toMatchObject({ status: 403 }),
  );
  expect(await end(old, subject, next.office, { successorTenant: next.id })).toMatchObject({ status: 404 });
  expect(await end(old, subject, old.office, { successorTenant: old.id })).toMatchObject({
    status: 422,
    body: { code: 'successor-required' },
  });
  streamsOf(await end(old, subject, old.office, { successorTenant: next.id }));
  expect(await register(await running.county(), subject)).toMatchObject(notHandedOver);

  const [{ id } = { id: '' }] = streamsOf(await register(next, subject));
  const year = {
    predecessorTenant: old.id,
    predecessor: subject,
    year: 2023,
    budget: '1000000.00',
    target: '2023',
    results: [{ type: 'self-evaluation', period: '2023', number: 1, score: '88.5', fullMark: '100', grade: 'good' }],
  };
  const { body } = await running.call(next, `subjects/${id}`, { as: next.office });
  expect(body).toMatchObject({ status: 'registered', version: 2, openedYears: [year] });
  const { types, metadata } = await running.history(next.id, `subject/${id}`);
  expect(types).toEqual(['subject-registered', 'year-opened']);
  expect(metadata).toMatchObject({ actor: { id: next.clerk.id }, at: next.unit });
  expect(metadata.basedOn).toEqual([
    { store: 'targets', tenant: old.id, stream: `subject/${subject}`, version: 2 },
    { store: 'targets', tenant: old.id, stream: `budget-line/${subject}.2023`, version: 2 },
    { store: 'evaluation', tenant: old.id, stream: `evaluation/${subject}.self-evaluation.2023.1`, version: 1 },
  ]);
  const published = await running.published(next.id, `subject/${id}`, 2);
  expect(published.at(-1)?.data).toMatchObject({ openedYears: [{ year: 2023, budget: '1000000.00' }] });

  // A year is recorded once, whatever else is said of the subject; and it goes along where it is handed over again.
  const revision = { kind: 'project', name: '改名', predecessors: [{ tenant: old.id, subject }], from: '2024-02-01' };
  const revised = { as: next.clerk, body: revision, ifMatch: 2, method: 'PUT' } as const;
  streamsOf(await running.call(next, `subjects/${id}`, revised));
  expect((await running.history(next.id, `subject/${id}`)).types.at(-1)).toBe('subject-revised');
  streamsOf(await end(next, id, next.office, { from: '2024-02-01', successorTenant: old.id }, 3));
  const [{ id: third } = { id: '' }] = streamsOf(
    await register(old, subject, { predecessors: [{ tenant: next.id, subject: id }] }),
  );
  const { body: thirdOf } = await running.call(old, `subjects/${third}`, { as: old.office });
  expect(thirdOf).toMatchObject({ openedYears: [year] });
});

it('takes along what its predecessors had where it stood', async () => {
  const predecessors = [{ tenant: old.id, subject: earlier }];
  const [{ id: subject } = { id: '' }] = streamsOf(await register(old, '', { predecessors }));
  streamsOf(await end(old, subject, old.office, { successorTenant: next.id }));
  const [{ id } = { id: '' }] = streamsOf(await register(next, subject));
  expect((await running.call(next, `subjects/${id}`, { as: next.office })).body).toMatchObject({
    openedYears: [{ predecessorTenant: old.id, predecessor: earlier, year: 2023, budget: '1000000.00', results: [] }],
  });
});

it('is handed over to whoever it names there alone', async () => {
  const [{ id: named } = { id: '' }] = streamsOf(await register(next, '', { predecessors: [] }));
  const [{ id: subject } = { id: '' }] = streamsOf(await register(old, '', { predecessors: [] }));
  streamsOf(await end(old, subject, old.office, { successorTenant: next.id, successor: named }));
  expect(await register(next, subject)).toMatchObject(notHandedOver);
  const revision = { kind: 'project', name: '合并', predecessors: [{ tenant: old.id, subject }], from: '2024-02-01' };
  streamsOf(
    await running.call(next, `subjects/${named}`, { as: next.clerk, body: revision, ifMatch: 1, method: 'PUT' }),
  );
});

it('goes on in one subject alone, and in another once that one does not any more', async () => {
  const [{ id: subject } = { id: '' }] = streamsOf(await register(old, '', { predecessors: [] }));
  streamsOf(await end(old, subject, old.office, { successorTenant: next.id }));
  const [{ id: first } = { id: '' }] = streamsOf(await register(next, subject));
  expect(await register(next, subject)).toMatchObject({
    status: 409,
    body: { code: 'already-succeeded', predecessor: subject },
  });
  const revision = { kind: 'project', name: '另立', predecessors: [], from: '2024-02-01' };
  streamsOf(
    await running.call(next, `subjects/${first}`, { as: next.clerk, body: revision, ifMatch: 1, method: 'PUT' }),
  );
  expect((await running.history(next.id, `succession/${old.id}.${subject}`)).types).toEqual([
    'succession-taken',
    'succession-released',
  ]);
  expect((await register(next, subject)).status).toBe(201);
});
