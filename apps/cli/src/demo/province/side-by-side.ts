import { moneyScheme } from '@wenxiao/rules/shape';
import { displayWidth, padded } from '../../display-width.js';
import { cast } from '../cast.js';
import { listOf, type Person } from '../person.js';
import { eventually } from '../stage.js';
import { budgetAt, evaluationAt, monitoringAt, rectificationAt, resultsAt } from './addresses.js';
import type { Role } from './course.js';
import type { Playing } from './playing.js';
import type { Province } from './prepare-province.js';

type Due = Readonly<{ due: string; on?: string; soft?: boolean }>;
type Band = Readonly<{ code: string; zh: string; from: string }>;
type Adoptions = Readonly<{
  inForce: readonly Readonly<{ scheme: string; layers: readonly Readonly<{ id: string }>[] }>[];
}>;
/** Values as JSON. */
type Settlements = Readonly<{
  items: readonly Readonly<{ values: readonly Readonly<{ path: string; value: string }>[] }>[];
}>;
type Line = Readonly<{ inForce?: Readonly<{ total: string }> }>;
type Monitored = Readonly<{ rounds: readonly Readonly<{ round: string; status: string; dues: readonly Due[] }>[] }>;
type Evaluated = Readonly<{
  status: string;
  dues: readonly Due[];
  done: readonly Readonly<{ step: string; by: string }>[];
  conclusion?: Readonly<{ score: string; gradeName?: string; grade?: string }>;
}>;
type Decided = Readonly<{ subject: string; disposal: string | null; disposalName?: string; change: string | null }>;
type Rectified = Readonly<{ status: string; dues: readonly Due[]; problems: readonly object[] }>;

/** What one government did with a project in a year, as the auditor of the province reads it. */
type Compared = Readonly<{
  government: string;
  rules: readonly string[];
  /** What it has in the year, in 元. */
  budget: string;
  rounds: readonly string[];
  /** Who took a step of the evaluation, in order. */
  assessedBy: readonly string[];
  bands: readonly string[];
  dues: readonly string[];
  selfScore: string;
  score: string;
  grade: string;
  followed: readonly string[];
  rectification: string;
}>;

/** One project under all governments that are compared. */
export type Comparison = Readonly<{ project: string; year: number; governments: readonly Compared[] }>;

/** What each of the governments that are compared did with the same projects. */
export async function comparisonsOf({ auditor }: Province, plays: readonly Playing[]): Promise<readonly Comparison[]> {
  const compared = plays.filter(({ seat }) => seat.government.compared);
  const byProject = new Map<string, Playing[]>();
  for (const playing of compared) {
    const name = `${String(playing.year)} ${playing.figures?.subjectName ?? ''}`;
    byProject.set(name, [...(byProject.get(name) ?? []), playing]);
  }
  const all: Comparison[] = [];
  for (const of of byProject.values()) {
    const governments: Compared[] = [];
    for (const playing of of) governments.push(await comparedIn(auditor, playing));
    all.push({ project: of[0]?.figures?.subjectName ?? '', year: of[0]?.year ?? 0, governments });
  }
  return all;
}

async function comparedIn(auditor: Person, playing: Playing): Promise<Compared> {
  const { seat } = playing;
  const { name, applies = '' } = seat.government;
  const rules = await rulesOf(auditor, playing);
  const [line, monitored, self, evaluated] = await Promise.all([
    auditor.get<Line>(budgetAt(playing)),
    auditor.get<Monitored>(monitoringAt(playing)),
    auditor.get<Evaluated>(evaluationAt(playing, 'self-evaluation')),
    auditor.get<Evaluated>(evaluationAt(playing, applies)),
  ]);
  const { disposal, disposalName, change } = await eventually('the list shows what was decided', async () => {
    const results = await listOf<Decided>(auditor, resultsAt(playing));
    return results.find((row) => row.subject === playing.subject && row.disposal !== null);
  });
  const rectified = await auditor.find<Rectified>(rectificationAt(playing));
  const { conclusion } = evaluated;
  return {
    government: name,
    rules,
    budget: line.inForce?.total ?? '',
    rounds: monitored.rounds.map(({ round }) => round),
    assessedBy: [...new Set(evaluated.done.map(({ by }) => roleOf(playing, by)))],
    bands: (await bandsOf(auditor, playing, rules)).map(({ zh, from }) => `${zh} ≥${from}`),
    dues: [
      ...monitored.rounds.flatMap(({ round, dues }) => dues.map((due) => `监控 ${round}：${dayOf(due)}`)),
      ...self.dues.map((due) => `自评：${dayOf(due)}`),
      ...evaluated.dues.map((due) => `评价：${dayOf(due)}`),
      ...(rectified?.dues ?? []).map((due) => `整改：${dayOf(due)}`),
    ],
    selfScore: self.conclusion?.score ?? '',
    score: conclusion?.score ?? '',
    grade: conclusion?.gradeName ?? conclusion?.grade ?? '',
    followed: [disposalName ?? disposal ?? '', ...(change === null ? [] : [`下年 ${change} 元`])],
    rectification: rectified ? (rectified.status === 'rectified' ? '已整改' : '整改中') : '',
  };
}

const dayOf = ({ on, soft }: Due): string => `${on ?? '未定'}${soft ? '（原则上）' : ''}`;

/** The desk of whoever took a step. */
function roleOf({ seat }: Playing, person: string): string {
  const found = (Object.entries(seat.people) as [Role, Person][]).find(([, { personId }]) => personId === person);
  return found ? cast[found[0]].displayName.replace('演示', '') : person;
}

const directoryAt = ({ seat }: Playing, rest: string): string =>
  `/api/directory/jurisdictions/${seat.tenant}/bodies/${seat.bodyId}/${rest}`;

/** By which sets it goes, its own first. */
async function rulesOf(auditor: Person, playing: Playing): Promise<readonly string[]> {
  const { inForce } = await auditor.get<Adoptions>(directoryAt(playing, 'adoptions'));
  return inForce.flatMap(({ scheme, layers }) => (scheme === moneyScheme ? layers.map(({ id }) => id) : []));
}

/** From how many points on a result has which grade: as it was settled, or as the rules say. */
async function bandsOf(auditor: Person, playing: Playing, rules: readonly string[]): Promise<readonly Band[]> {
  const path = 'evaluation.gradeBands';
  const { items } = await auditor.get<Settlements>(
    directoryAt(playing, 'settlements?scheme=budget-performance&limit=100'),
  );
  const settled = items.flatMap(({ values }) => values).findLast((each) => each.path === path);
  if (settled) return JSON.parse(settled.value) as readonly Band[];
  const published = await listOf<{ ruleSetId: string; hash: string }>(auditor, '/api/directory/rule-sets');
  for (const id of rules) {
    const hash = published.find(({ ruleSetId }) => ruleSetId === id)?.hash;
    if (hash === undefined) continue;
    type AsRead = Readonly<{ content: Readonly<{ members: Readonly<Record<string, readonly Band[] | undefined>> }> }>;
    const { content } = await auditor.get<AsRead>(`/api/directory/rule-sets/${hash}`);
    const bands = content.members[path];
    if (bands) return bands;
  }
  return [];
}

type Cells = readonly string[];
const aspects: readonly (readonly [label: string, of: (compared: Compared) => Cells])[] = [
  ['规则', ({ rules }) => rules],
  ['预算（元）', ({ budget }) => [budget]],
  ['监控', ({ rounds }) => rounds],
  ['评价经手', ({ assessedBy }) => assessedBy],
  ['等级', ({ bands }) => bands],
  ['期限', ({ dues }) => dues],
  ['自评', ({ selfScore }) => [selfScore]],
  ['评价得分', ({ score }) => [`${score}※`]],
  ['评价等级', ({ grade }) => [`${grade}※`]],
  ['结果应用', ({ followed }) => followed],
  ['整改', ({ rectification }) => [rectification || '无']],
];

/** The same projects under all governments, each a column, printed. */
export function comparisonText(comparisons: readonly Comparison[]): string {
  const tables = comparisons.flatMap(({ project, year, governments }) => [
    '',
    `  ${String(year)} ${project}`,
    grid([
      [[''], ...governments.map(({ government }) => [government])],
      ...aspects.map(([label, of]) => [[label], ...governments.map((each) => of(each))]),
    ]),
  ]);
  const note = '  ※ 演示数据：评分由演示人员录入，所用表格由各地公开发布。 / ※ demo figures on published forms.';
  return [...tables, '', note, ''].join('\n');
}

/** Cells of several lines each, side by side. */
function grid(rows: readonly (readonly Cells[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.flatMap((row) => (row[column] ?? []).map(displayWidth)), 0),
  );
  return rows
    .flatMap((row) => {
      const height = Math.max(1, ...row.map(({ length }) => length));
      return Array.from({ length: height }, (_, line) =>
        `  ${row.map((cell, column) => padded(cell[line] ?? '', widths[column] ?? 0)).join('  ')}`.trimEnd(),
      );
    })
    .join('\n');
}
