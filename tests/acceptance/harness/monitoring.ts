import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { eventually } from './eventually.js';
import { versionOf, yuan } from './cycle.js';

export type MonitoredRound = Readonly<{
  round: string;
  status: string;
  dues: readonly Readonly<{ due: string; on?: string }>[];
  forecast: boolean;
  overdue: readonly string[];
  late?: boolean;
  possible: readonly Readonly<{ step: string; level?: string }>[];
}>;
export type Monitored = Readonly<{
  version: number;
  rounds: readonly MonitoredRound[];
  warnings: readonly Readonly<{ warning: string; light: string; round?: string; indicator?: string }>[];
  proposals: readonly Readonly<{ proposal: string; status: string }>[];
}>;

/** The quarterly rounds of the budget year that tests are about. */
export const quarter = {
  first: 'quarterly@2023-03-31',
  second: 'quarterly@2023-06-30',
  third: 'quarterly@2023-09-30',
} as const;

export const monitoringOf = async (county: County, id: string): Promise<Monitored> =>
  (await county.get<Monitored>('office', 'monitoring', `monitoring/${id}/2023`)).body;

/** The clock has opened a round by now. */
export const openRound = (county: County, id: string, round: string): Promise<MonitoredRound> =>
  eventually(`the round ${round} is open`, async () =>
    (await monitoringOf(county, id)).rounds.find((each) => each.round === round),
  );

/** A report that says: everything goes as planned. */
export const reportOf = (different: object = {}) => ({
  allocated: yuan('500000.00'),
  spent: yuan('250000.00'),
  carryOver: yuan('0'),
  parts: [],
  attainment: attainment(),
  ...different,
});
export const attainment = (different: object = {}) =>
  ['1', '2'].map((indicator) => ({ indicator, actual: '30公里', trend: 'on-track', ...different }));

const papers = [
  { name: '监控表', document: 'monitoring-form' },
  { name: '监控报告', document: 'monitoring-report' },
  { name: '监控结果', document: 'monitoring-results' },
];

type Who = 'unit' | 'reviewer' | 'desk' | 'office' | 'budget';

/** An act on the monitoring of a year, upon the version that its reader has seen. */
export function onMonitoring(
  county: County,
  who: Who,
  id: string,
  act: string,
  body: object,
): Promise<Answer<Accepted & Problem>> {
  const of = `monitoring/${id}/2023`;
  const read = (): Promise<number> => versionOf(county, 'monitoring', of);
  return postAsRead(county, who, 'monitoring', `${of}/${act}`, body, read);
}

/** An act on a round, upon the version that its reader has seen. */
export const onRound = (county: County, who: Who, id: string, act: string, body: object) =>
  onMonitoring(county, who, id, `rounds/${act}`, body);

/** One step of a round's report. */
export function step(
  county: County,
  who: Who,
  [id, round, name]: readonly [id: string, round: string, name: string],
  body: object,
): Promise<Answer<Accepted & Problem>> {
  return onRound(county, who, id, `${round}/steps/${name}`, body);
}

export const report = (county: County, id: string, round: string, content: object = reportOf()) =>
  step(county, 'unit', [id, round, 'submit'], submission(content));

/** What the rules compare with the targets, each content in words. */
export const judged = ['attainment', 'execution', 'organisation', 'fund-management'].map((item) => ({
  item,
  answer: 'passed',
  note: '与目标和预算相符',
}));

/** What the step of submitting takes. */
export const submission = (content: object = reportOf()) => ({
  answer: 'submitted',
  brings: { documents: papers, checklist: judged },
  report: content,
});

/** The department's review, at the level that is open. */
export async function departmentReview(county: County, id: string, round: string, body: object = { answer: 'passed' }) {
  const { rounds } = await monitoringOf(county, id);
  const level = rounds.find((each) => each.round === round)?.possible[0]?.level;
  return step(county, 'reviewer', [id, round, 'unit-review'], { level, ...body });
}

/** A proposal of the finance bureau's desk. @returns its id. */
export async function propose(county: County, id: string, round: string, body: object): Promise<string> {
  const { status, text } = await onRound(county, 'desk', id, `${round}/measures`, body);
  if (status !== 201) throw new Error(`Refused: ${String(status)} ${text}`);
  return (await monitoringOf(county, id)).proposals.at(-1)!.proposal;
}
