import type { Money } from '@wenxiao/domain';
import { demoKey } from './demo-key.js';
import { shareOf } from './figures-of-form.js';
import type { Person } from './person.js';
import type { Case } from './case.js';
import { eventually, own, path, type Play, type Possible, seen, type Stage, year } from './stage.js';

const zero: Money = { amount: '0', unit: '元' };
const quarterEnds = ['03-31', '06-30', '09-30', '12-31'] as const;
const forms = [
  { name: '绩效目标执行监控表', document: 'monitoring-form' },
  { name: '绩效监控报告', document: 'monitoring-report' },
];

/** What the rules compare with the targets, as whoever has nothing to object judges it. */
const judged = (open: Possible) =>
  (open.checklist ?? []).map(({ item }) => ({ item, answer: 'passed', note: '与目标、预算和实施方案相符' }));

type Monitored = Readonly<{
  version: number;
  rounds: readonly Readonly<{ round: string; possible: readonly Possible[] }>[];
  proposals: readonly Readonly<{ proposal: string; status: string }>[];
}>;

/** Spending and attainment of a quarter, looked at by department and finance bureau; measures where the case deviates. */
export async function report(stage: Stage, play: Play, quarter: 1 | 2 | 3 | 4): Promise<void> {
  const { people } = stage;
  const { at } = play;
  const { deviation } = play.played;
  // What was suspended in autumn has no round any more.
  if (quarter === 4 && deviation?.proposed.includes('suspend-subject')) return;
  const subject = path(stage, 'monitoring', `monitoring/${play.targetId}/${year}`);
  const round = `quarterly@${year}-${quarterEnds[quarter - 1] ?? ''}`;
  await eventually(`${round} is open`, async () => {
    const monitored = await at.unit.find<Monitored>(subject);
    return monitored?.rounds.find((each) => each.round === round);
  });
  const take = async (
    person: Person,
    step: string,
    body: (open: Possible) => object,
    demoFigures: readonly string[] = [],
  ) => {
    const { version, rounds } = await person.get<Monitored>(subject);
    const open = rounds.find((each) => each.round === round)?.possible.find((each) => each.step === step);
    if (!open) return; // Done before an interruption.
    const level = open.level !== undefined && { level: open.level };
    await person.post(
      `${subject}/rounds/${round}/steps/${step}`,
      { ...level, ...body(open) },
      { ifMatch: version, demoFigures },
    );
  };
  const { content, demoFigures } = reportOf(play, quarter);
  const { form } = play.figures;
  const printed = form.kind === 'monitoring' && quarter === 2 ? { form } : {};
  await take(
    at.unit,
    'submit',
    (open) => ({
      answer: 'submitted',
      brings: { documents: forms, checklist: judged(open) },
      report: content,
      ...printed,
    }),
    demoFigures,
  );
  await take(at.reviewer, 'unit-review', () => ({ answer: 'passed' }));
  const opinion = { opinion: '与支付记录核对一致' };
  await take(people.desk, 'finance-review', () => ({ answer: 'accepted', brings: opinion }));
  if (deviation && quarter === 3) await correct(stage, play, deviation, { subject, round });
}

/** What the unit reports of a quarter, and which of it no form prints. */
function reportOf({ played, figures, budgetInForce }: Play, quarter: 1 | 2 | 3 | 4) {
  const { deviation } = played;
  const last = quarter === 4;
  const printedByJune = quarter === 2 ? figures.executedByJune : undefined;
  const share = shareOf(figures.executed, played.spentPercent[quarter - 1] ?? 0);
  const spent = last ? figures.executed : (printedByJune ?? share);
  const deviates = deviation !== undefined && quarter >= 3;
  const attainment = figures.indicators.map(({ declared: { indicator, written }, actual }) => ({
    indicator,
    actual: last ? (actual ?? written) : `按计划推进，已支出 ${String(played.spentPercent[quarter - 1])}%`,
    trend: deviates ? 'out-of-reach' : 'on-track',
    ...(quarter === 3 && { forecast: actual ?? written }),
  }));
  const printed = last ? !figures.demo.executed : printedByJune !== undefined;
  const ofIndicators = last
    ? figures.indicators.flatMap(({ declared, actual }) =>
        actual === undefined ? [`indicator-actual/${declared.indicator}`] : [],
      )
    : ['indicator-actual', 'indicator-forecast'];
  const words = deviates ? { cause: deviation.cause, measures: deviation.measures } : {};
  return {
    content: { allocated: budgetInForce, spent, carryOver: zero, parts: [], attainment, ...words },
    demoFigures: [
      'allocated-amount',
      'forecast-carry-over',
      ...(printed ? [] : ['spent-amount']),
      'indicator-trend',
      ...ofIndicators,
    ],
  };
}

/** What an audit found of a project puts it on the list of what is monitored as key. */
export async function recordFinding(stage: Stage, { played, targetId }: Play, on: string): Promise<void> {
  if (played.auditFound === undefined) return;
  const { office } = stage.people;
  const subject = path(stage, 'monitoring', `monitoring/${targetId}/${year}`);
  const found = { source: 'audit', on, document: `审报〔${year}〕5号`, found: played.auditFound };
  await office.post(`${subject}/findings`, { ...found, concludes: ['many-findings'] });
}

/** The desk proposes what the rules list for what was found; the budget desk decides, and its line carries it out. */
async function correct(
  stage: Stage,
  play: Play,
  deviation: NonNullable<Case['deviation']>,
  { subject, round }: Readonly<{ subject: string; round: string }>,
): Promise<void> {
  const { people } = stage;
  const { requested, file } = play.figures;
  const cut = shareOf(requested, 100 - deviation.budgetLeftPercent);
  const { ground, proposed: measures, cause: reason } = deviation;
  await people.desk.post(
    `${subject}/rounds/${round}/measures`,
    { ground, measures, reason, change: { ...cut, amount: `-${cut.amount}` } },
    {
      ifMatch: await seen(people.desk, subject),
      key: demoKey(file, 'measure'),
      demoFigures: ['proposed-change'],
    },
  );
  const { proposals } = await people.desk.get<Monitored>(subject);
  const proposal = proposals[0]?.proposal ?? '';
  const from = `${year}-10-12`;
  const stops = measures.includes('stop-payment') ? [{ act: 'stop', from }] : [];
  if (proposals[0]?.status === 'proposed') {
    const acts = [...stops, { act: 'cut', from, ...own, amount: cut }];
    await people.budget.post(
      `${subject}/rounds/${round}/measures/${proposal}/steps/decide`,
      { answer: 'adopted', brings: { reason }, acts },
      { ifMatch: await seen(people.budget, subject), demoFigures: ['measure-amount'] },
    );
  }
  await eventually('the budget line has carried it out', async () => {
    const found = await people.desk.find<Monitored>(subject);
    return found?.proposals.find((each) => each.proposal === proposal && each.status === 'applied');
  });
  play.budgetInForce = shareOf(requested, deviation.budgetLeftPercent);
}
