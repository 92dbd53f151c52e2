import { examineForm, readPublishedForm } from '@wenxiao/forms';
import { clipped, displayWidth, padded } from '../display-width.js';
import { eventually, type Play, type Stage } from './stage.js';
import { listOf } from './person.js';
import { budgetYear } from './scenario.js';

type TargetRow = Readonly<{
  subject: string;
  period: string;
  status: string | null;
  inForce: string | null;
  /** What results take off the control number of the year. */
  cut: string | null;
  payment: string | null;
  findings: number;
}>;
type MonitoringRow = Readonly<{ subject: string; light: 'yellow' | 'red' | null }>;
type EvaluationRow = Readonly<{
  subject: string;
  ofItself: boolean;
  status: 'expected' | 'open' | 'concluded' | 'done';
  score: string | null;
  gradeName?: string;
  findings: number;
  overdue: boolean;
}>;
type ResultRow = Readonly<{
  subject: string;
  status: 'open' | 'decided' | 'applied' | 'refused' | 'outdated';
  disposal: string | null;
  disposalName?: string;
  change: string | null;
}>;

type ReferralRow = Readonly<{ subject: string }>;
type RectificationRow = Readonly<{ subject: string; status: string; origin: string }>;
type DisclosureRow = Readonly<{ subject: string; status: string }>;
type Shown = Readonly<{
  targets: readonly TargetRow[];
  results: readonly ResultRow[];
  referrals: readonly ReferralRow[];
  rectifications: readonly RectificationRow[];
  disclosures: readonly DisclosureRow[];
}>;

/** What came of every form: printed and demo figures, state, score, grade, findings, consequence, and how to see its trail. */
export async function resultTable(stage: Stage, plays: readonly Play[]): Promise<string> {
  const { people, countyId } = stage;
  const list = <Row>(service: string, what: string) =>
    listOf<Row>(people.office, `/api/${service}/jurisdictions/${countyId}/${what}`);
  const shown = await eventually('the lists show every result', async () => {
    const [targets, results, referrals, rectifications, disclosures] = await Promise.all([
      list<TargetRow>('targets', 'performance-targets'),
      list<ResultRow>('accountability', 'results'),
      list<ReferralRow>('accountability', 'referrals'),
      list<RectificationRow>('accountability', 'rectifications'),
      list<DisclosureRow>('accountability', 'disclosures'),
    ]);
    const lists: Shown = { targets, results, referrals, rectifications, disclosures };
    return plays.every((play) => isShown(play, lists)) ? lists : undefined;
  });
  const [monitored, evaluated] = await Promise.all([
    list<MonitoringRow>('monitoring', 'monitoring'),
    list<EvaluationRow>('evaluation', 'evaluations'),
  ]);
  const rows = plays.map(({ targetId, figures, played, refused }) => {
    const of = played.amountsOf === undefined ? '' : `（${played.amountsOf}）`;
    const printedEvaluation = figures.form.kind === 'finance-evaluation';
    const target = targetOf(shown.targets, targetId, budgetYear);
    const monitoring = monitored.find((row) => row.subject === targetId);
    const own = evaluated.find((row) => row.subject === targetId && row.ofItself);
    const evaluation = evaluated.find((row) => row.subject === targetId && !row.ofItself && row.status !== 'expected');
    const { requested, executed, demo, printedTotal } = figures;
    const mark = (isDemo: boolean) => (isDemo ? '※' : '');
    const isDemoScore = !(printedEvaluation && evaluation?.score === printedTotal);
    return [
      clipped(figures.subjectName, 24),
      `${requested.amount}${requested.unit}${of}${mark(demo.declaration.includes('requested-amount'))}`,
      `${executed.amount}${executed.unit}${of}${mark(demo.executed)}`,
      refused ? `自评被拒：${clipped(refused.zh, 40)}` : stageOf(own, evaluation),
      lightText(monitoring?.light ?? null),
      !own?.score ? '' : `${own.score}${mark(printedTotal === undefined)}`,
      !evaluation?.score ? '' : `${evaluation.score}${mark(isDemoScore)}`,
      !evaluation?.gradeName ? '' : `${evaluation.gradeName}${mark(isDemoScore)}`,
      String((target?.findings ?? 0) + (refused ? findingsIn(figures.form) : (own?.findings ?? 0))),
      consequence(targetId, shown),
      targetId,
    ];
  });
  const head = ['项目', '预算', '执行', '状态', '预警', '自评', '评价', '等级', '问题', '结果应用', '编号'];
  return [
    '',
    table([head, ...rows]),
    '',
    '  ※ 演示数据：表上未印，由演示人员录入。其余为表上所印。 / ※ demo figures: not printed on the form.',
    '  问题 = 表格检查所发现的问题数 / findings of the form check',
    '  查看任一项的审计轨迹 / to see the trail of any of them:  npx wenxiao audit trail <编号>',
    '',
  ].join('\n');
}

/** What the check finds in a form that was refused. */
function findingsIn(form: Record<string, unknown>): number {
  const reading = readPublishedForm(form);
  return reading.outcome === 'read' ? examineForm(reading.form).findings.length : 1;
}

function stageOf(own: EvaluationRow | undefined, evaluation: EvaluationRow | undefined): string {
  const isConcluded = (row: EvaluationRow | undefined): boolean =>
    row?.status === 'concluded' || row?.status === 'done';
  if (isConcluded(evaluation)) return '已定级';
  if (evaluation) return '评价中';
  if (isConcluded(own)) return '已自评';
  return own?.overdue ? '待自评（已逾期）' : '待自评';
}

const settledDisclosures: ReadonlySet<string> = new Set(['published', 'withheld']);

/** What was decided on a case stands in the lists, and next year's control number where it was cut. */
function isShown({ played, refused, targetId }: Play, { targets, results, referrals, ...after }: Shown): boolean {
  if (refused || !played.financeScores || played.stopsAt) return true;
  const { rectifications, disclosures } = after;
  const isPutRight = rectifications.some(({ subject, status }) => subject === targetId && status === 'rectified');
  if (isPutRight !== (played.problem?.isPutRight ?? false)) return false;
  const settled = disclosures.find(({ subject, status }) => subject === targetId && settledDisclosures.has(status));
  if ((settled !== undefined) !== (played.disclosed !== undefined)) return false;
  const result = results.find((row) => row.subject === targetId);
  const next = targetOf(targets, targetId, budgetYear + 1);
  if (!result?.disposal) return false;
  const isReferred = referrals.some((row) => row.subject === targetId);
  if (isReferred !== (played.referredFor !== undefined)) return false;
  return result.change === null || (result.status === 'applied' && Boolean(next?.cut));
}

const targetOf = (rows: readonly TargetRow[], subject: string, year: number): TargetRow | undefined =>
  rows.find((row) => row.subject === subject && row.period === String(year));

function consequence(subject: string, { targets, results, referrals, rectifications, disclosures }: Shown): string {
  const [target, next] = [budgetYear, budgetYear + 1].map((year) => targetOf(targets, subject, year));
  const result = results.find((row) => row.subject === subject);
  const ofEvaluation = rectifications.find((row) => row.subject === subject && row.origin === 'evaluation');
  const disclosure = disclosures.find((row) => row.subject === subject);
  const parts = [
    target?.payment === 'stopped' ? '停止拨付' : '',
    result?.disposalName ?? result?.disposal ?? '',
    next?.cut ? `下年控制数核减 ${next.cut} 元` : '',
    referrals.some((row) => row.subject === subject) ? '移送问责' : '',
    ofEvaluation ? (ofEvaluation.status === 'rectified' ? '已整改' : '整改中') : '',
    disclosure ? (disclosure.status === 'published' ? '已公开' : '不公开') : '',
  ];
  return parts.filter(Boolean).join('，');
}

/** Shape and word, never colour alone. */
function lightText(light: 'yellow' | 'red' | null): string {
  switch (light) {
    case 'red':
      return '■ 红';
    case 'yellow':
      return '▲ 黄';
    case null:
      return '● 绿';
  }
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, column) => padded(cell, widths[column] ?? 0))
          .join('  ')
          .trimEnd()}`,
    )
    .join('\n');
}
