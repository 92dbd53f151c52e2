import type { County } from '../harness/county.js';
import { accepted } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { putRight, rectificationOf, report } from '../harness/rectifying.js';

const names = ['takeStep', 'stateProblems', 'giveUp', 'handOver', 'withdraw', 'correct'] as const;
/** In which the unit has reported. */
const reportedFor = ['withdraw', 'correct'] as const;

/** Rectifications of one subject, by what can be done to each. */
export type RectificationWorld = Readonly<Record<(typeof names)[number], string>>;

export const feedback = (subject: string, different: object = {}) => ({
  subject,
  year: 2023,
  problems: [{ item: 'ledger', problem: '台账缺失' }],
  reason: '检查发现',
  ...different,
});

export async function rectificationWorld(county: County, subject: string): Promise<RectificationWorld> {
  const opened = names.map(async (name) => [name, await openedOf(county, subject)] as const);
  const all = Object.fromEntries(await Promise.all(opened)) as RectificationWorld;
  for (const name of reportedFor) accepted(await report(county, all[name], putRight('ledger')));
  return all;
}

/** One that the lead desk opens by itself, once accountability has heard of the subject. */
export async function openedOf(county: County, subject: string): Promise<string> {
  const { streams } = await eventually(`accountability has heard of ${subject}`, async () => {
    const answer = await county.post('office', 'accountability', 'rectifications', feedback(subject));
    return answer.status === 404 ? undefined : accepted(answer);
  });
  const id = streams[0]?.id ?? '';
  await rectificationOf(county, id);
  return id;
}
