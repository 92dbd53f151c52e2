import type { Principal } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import {
  organisations,
  persons,
  projects,
  recordJudgedProjects,
  referrals,
  said,
  tree,
} from '../testing/judged-projects.js';
import { expectProved } from '../testing/expect-proved.js';
import { runAudit, type RunningAudit } from '../testing/running-audit.js';
import { tenant, testStores, type TestStore } from '../testing/stores.js';
import type { SubjectProof } from './subject-proof.js';

const { province, otherCounty, bureau, businessDesk, department, unit, otherUnit, commission, agency } = organisations;

const with_ = (desk: string, organisationId: string, personId = v7()): Principal => ({
  personId,
  grants: [{ desk, organisationId }],
});
const readers = {
  unit: with_('budget-unit', unit),
  otherUnit: with_('budget-unit', otherUnit),
  department: with_('department-reviewer', department),
  businessDesk: with_('business-desk', businessDesk),
  office: with_('performance-office', bureau),
  expert: { personId: persons.expert, grants: [] },
  otherExpert: { personId: persons.otherExpert, grants: [] },
  formerExpert: { personId: persons.formerExpert, grants: [] },
  agency: with_('agency-clerk', agency),
  commission: with_('discipline', commission),
  auditor: with_('auditor', tenant),
  unitAuditor: with_('auditor', unit),
  administrator: with_('administrator', tenant),
  operator: with_('operator', tenant),
  neighbour: with_('performance-office', otherCounty),
} as const satisfies Record<string, Principal>;
type ReaderName = keyof typeof readers;
const names = Object.keys(readers) as ReaderName[];

let stores: TestStore[];
let audit: RunningAudit;
let closed: string;
beforeAll(async () => {
  stores = await testStores('targets', 'monitoring', 'evaluation', 'accountability');
  const events = await recordJudgedProjects(stores);
  audit = await runAudit(stores, tree);
  closed = await audit.untilRows(events, with_('auditor', province));
}, 120_000);
afterAll(async () => {
  await audit.close();
  for (const store of stores) await store.drop();
});

type Told = Readonly<{
  status: number;
  body: Readonly<{
    entries?: readonly Readonly<{
      event: object;
      type: string;
      actor?: object;
      basedOn?: readonly Readonly<{ stream: string }>[];
      changes: readonly Readonly<{ figure: string; item?: string; after: string | null }>[];
    }>[];
    figures?: readonly Readonly<{ figure: string; item?: string; value: string }>[];
  }>;
}>;
const answers = new Map<string, Promise<Told>>();
/** History stands still here: what was asked once is answered the same. */
function trailAs(reader: ReaderName, subject: string, part = ''): Promise<Told> {
  const key = [reader, subject, part].join();
  const asked = async () =>
    (await audit.get(`/jurisdictions/${tenant}/trail/${subject}${part}`, readers[reader])) as unknown as Told;
  const answer = answers.get(key) ?? asked();
  answers.set(key, answer);
  return answer;
}

/** The rows whose bytes somebody is shown as the proof of a subject. */
async function bytesShownTo(reader: ReaderName, subject: string): Promise<readonly Buffer[]> {
  const { body } = await trailAs(reader, subject, '/proof');
  const { rows = [] } = body as Readonly<{ rows?: readonly Readonly<{ bytes?: string }>[] }>;
  return rows.flatMap(({ bytes }) => (bytes === undefined ? [] : [Buffer.from(bytes, 'base64')]));
}

/** Who finds a text anywhere in an answer about a subject: trail, figures, or what changed. */
async function whoReads(text: string, subject: string): Promise<ReaderName[]> {
  const found: ReaderName[] = [];
  for (const name of names) {
    const parts = await Promise.all(
      ['', '/figures', `/diff?from=2020-01-01T00:00:00Z&to=${closed}`].map((part) => trailAs(name, subject, part)),
    );
    const has = parts.map(({ body }) => JSON.stringify(body).includes(text));
    // The bytes that prove an event hold nothing that its reader is not told.
    if ((await bytesShownTo(name, subject)).some((bytes) => bytes.includes(text)))
      expect([name, text, has[0]]).toEqual([name, text, true]);
    // An event that a later one takes the place of stands in no figure; whoever reads it in one place reads it in the trail.
    if (has.some((each) => each)) found.push(name);
    if (has[1] || has[2]) expect([name, text, has[0]]).toEqual([name, text, true]);
  }
  return found;
}

const whoSeesAnything = async (subject: string): Promise<ReaderName[]> => {
  const statuses = await Promise.all(names.map(async (name) => ({ name, ...(await trailAs(name, subject)) })));
  expect(statuses.map(({ status }) => status).filter((status) => status !== 200 && status !== 404)).toEqual([]);
  return statuses.filter(({ status }) => status === 200).map(({ name }) => name);
};

/** Who does the work around the unit, by a grant. */
const around = ['unit', 'department', 'businessDesk', 'office'] as const;
const supervising = ['auditor', 'unitAuditor', 'administrator'] as const;
const inside = ['businessDesk', 'office', 'auditor'] as const;
const inOrder = (of: readonly ReaderName[]) => names.filter((name) => of.includes(name));

describe('what a report and a self-evaluation say', () => {
  it('is read by the unit, and by desk, department, experts and agency who judge it', async () => {
    const judging = ['expert', 'otherExpert', 'agency', 'commission'] as const;
    const readers = inOrder([...around, ...judging, ...supervising]);
    expect({
      report: await whoReads(said.spentBecause, projects.judged),
      opinion: await whoReads(said.reviewed, projects.judged),
      selfEvaluation: await whoReads(said.selfActual, projects.judged),
      anything: await whoSeesAnything(projects.judged),
    }).toEqual({ report: readers, opinion: readers, selfEvaluation: readers, anything: readers });
  });

  it('is read by experts no longer once what they judged is concluded, beside their own evaluation', async () => {
    expect(await whoReads(said.reviewed, projects.concluded)).toEqual(inOrder([...around, ...supervising]));
    const { body } = await trailAs('expert', projects.concluded);
    expect(body.entries?.map(({ type }) => type)).toEqual([
      'evaluation-appointed',
      'sheet-submitted',
      'evaluation-finalised',
      'evaluation-concluded',
    ]);
  });

  it('stays with the unit that it was said in when a project moves to another', async () => {
    expect({
      before: await whoReads(said.beforeTheMove, projects.moved),
      after: await whoReads(said.afterTheMove, projects.moved),
    }).toEqual({
      before: inOrder([...around, ...supervising]),
      after: inOrder(['otherUnit', 'department', 'businessDesk', 'office', 'auditor', 'administrator']),
    });
  });
});

describe('the sheet of an evaluator', () => {
  it('is blind to parties and other evaluators until the conclusion, and to its own evaluator never', async () => {
    const readers = inOrder([...inside, 'expert']);
    expect({
      score: await whoReads(said.openScore, projects.judged),
      ground: await whoReads(said.openGround, projects.judged),
      stepScore: await whoReads(said.openStepScore, projects.judged),
    }).toEqual({ score: readers, ground: readers, stepScore: readers });
  });

  it('is read by the parties once it has come to a conclusion', async () => {
    const readers = inOrder([...around, 'expert', 'otherExpert', ...supervising]);
    expect({
      score: await whoReads(said.disclosedScore, projects.concluded),
      ground: await whoReads(said.disclosedGround, projects.concluded),
    }).toEqual({ score: readers, ground: readers });
  });

  it('is read by those who evaluate beside once all are in, and by the unit not before the conclusion', async () => {
    expect(await whoReads(said.gatheredScore, projects.gathered)).toEqual(
      inOrder([...inside, 'expert', 'otherExpert']),
    );
    const { body } = await trailAs('otherExpert', projects.gathered);
    const given = body.entries?.find(({ type }) => type === 'sheet-submitted');
    expect(given).not.toHaveProperty('actor');
    expect(JSON.stringify(body)).not.toContain(persons.expert);
  });

  it('and whatever else evaluators do tells the unit no name of theirs; those beside whom they evaluate know it', async () => {
    const planned = async (reader: ReaderName) =>
      (await trailAs(reader, projects.judged)).body.entries?.find(({ type }) => type === 'evaluation-submitted');
    for (const reader of ['unit', 'department', 'unitAuditor', 'administrator'] as const) {
      const entry = await planned(reader);
      expect([reader, entry]).toEqual([reader, expect.not.objectContaining({ actor: expect.anything() as unknown })]);
      expect(JSON.stringify(entry)).not.toContain(persons.expert);
    }
    for (const reader of [...inside, 'expert', 'otherExpert', 'agency'] as const)
      expect(await planned(reader)).toMatchObject({ actor: { id: persons.expert } });
  });

  it('does not tell the unit whose it is, before and after: one number stands for each evaluator', async () => {
    const beside = ['expert', 'otherExpert', 'agency'] as const;
    // What the expert does beside scoring the others know.
    expect(await whoReads(persons.expert, projects.judged)).toEqual(inOrder([...inside, ...beside]));
    expect(await whoReads(persons.otherExpert, projects.judged)).toEqual(inside);
    for (const evaluator of [persons.expert, persons.otherExpert])
      expect(await whoReads(evaluator, projects.concluded)).toEqual(inside);
    const { body } = await trailAs('unit', projects.concluded);
    const given = body.entries?.find(({ type }) => type === 'sheet-submitted');
    expect(given).not.toHaveProperty('actor');
    expect(given?.changes.map(({ figure, item, after }) => [figure, item, after])).toEqual([
      ['sheet-status', 'finance-evaluation/2023/1/#1', 'submitted'],
      ['sheet-part', 'finance-evaluation/2023/1/#1/1', 'process'],
      ['sheet-part-score', 'finance-evaluation/2023/1/#1/1', said.disclosedScore],
      ['sheet-ground', 'finance-evaluation/2023/1/#1/1', said.disclosedGround],
      ['sheet-total', 'finance-evaluation/2023/1/#1', said.disclosedScore],
    ]);
  });

  it('is taken back for a reason that the bureau reads', async () => {
    expect(await whoReads(said.withdrawnSheet, projects.judged)).toEqual(inside);
  });
});

describe('a referral', () => {
  it('that is under way is known to those whom it names and to the desk that acts, and to nobody else', async () => {
    const readers = inOrder(['office', 'commission']);
    expect({
      reason: await whoReads(said.referredBecause, referrals.underWay),
      anything: await whoSeesAnything(referrals.underWay),
      byAnyEvent: await whoReads('referral', projects.judged),
      persons: await whoReads(persons.referred, projects.judged),
    }).toEqual({ reason: readers, anything: readers, byAnyEvent: readers, persons: readers });
    expect(await whoReads(said.referredBecause, projects.judged)).toEqual([]);
  });

  it('that is under way is no reference that others find', async () => {
    const basedOn = async (reader: ReaderName) => {
      const { body } = await trailAs(reader, projects.judged);
      const appointed = body.entries?.findLast(({ type }) => type === 'evaluation-appointed');
      return appointed?.basedOn?.map(({ stream }) => stream.split('/')[0]);
    };
    expect([await basedOn('office'), await basedOn('unit'), await basedOn('expert')]).toEqual([
      ['evaluation', 'referral'],
      ['evaluation'],
      ['evaluation'],
    ]);
  });

  it('that has ended is replayed by who audits the jurisdiction, and stays unknown to the unit that was referred', async () => {
    const readers = inOrder(['office', 'commission', 'auditor']);
    expect({
      reason: await whoReads(said.referredBefore, referrals.ended),
      anything: await whoSeesAnything(referrals.ended),
      byAnyEvent: await whoReads('referral', projects.concluded),
    }).toEqual({ reason: readers, anything: readers, byAnyEvent: readers });
  });

  it('is answered to others as what does not exist', async () => {
    const unknown = await trailAs('unit', v7());
    const { status, body } = await trailAs('unit', referrals.underWay);
    const { traceId: _, instance: __, ...same } = unknown.body as Record<string, unknown>;
    expect({ status, body }).toMatchObject({ status: 404, body: same });
  });
});

describe('the proof of a subject', () => {
  it('holds the bytes of what its reader may read whole, and of everything else in a stream the hash, up to what they know last', async () => {
    const shown = await Promise.all(
      (['auditor', 'office', 'unit', 'expert'] as const).map(async (name) => {
        const { body } = (await trailAs(name, projects.concluded, '/proof')) as unknown as { body: SubjectProof };
        const known = (await trailAs(name, projects.concluded)).body.entries ?? [];
        expectProved(body.rows);
        const [last] = body.rows.filter(({ event }) => event.stream.startsWith('evaluation/')).slice(-1);
        expect(known.map(({ event }) => event)).toContainEqual(last?.event);
        return [name, known.length, body.rows.filter(({ bytes }) => bytes !== undefined).length];
      }),
    );
    // The conclusion is published, which tells of how the sheets stand: to who read not all of these its bytes are closed.
    expect(shown).toEqual([
      ['auditor', 7, 7],
      ['office', 7, 7],
      ['unit', 6, 3],
      ['expert', 4, 1],
    ]);
  });

  it('is nothing to who may see nothing of it', async () => {
    expect((await trailAs('neighbour', projects.judged, '/proof')).status).toBe(404);
    expect((await trailAs('unit', referrals.underWay, '/proof')).status).toBe(404);
  });
});

it('whom an earlier appointment named and a later one does not is no party', async () => {
  expect((await trailAs('formerExpert', projects.judged)).status).toBe(404);
  expect((await trailAs('formerExpert', projects.concluded)).status).toBe(404);
});

it('a desk of another county, and who runs the installation, find nothing', async () => {
  for (const reader of ['neighbour', 'operator'] as const)
    for (const subject of [...Object.values(projects), ...Object.values(referrals)])
      expect((await trailAs(reader, subject)).status).toBe(404);
});
