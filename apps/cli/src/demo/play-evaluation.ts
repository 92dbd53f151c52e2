import { decimal } from '@wenxiao/domain';
import { Refused } from '../public-api.js';
import { type FormFigures, shareOf } from './figures-of-form.js';
import type { Person } from './person.js';
import { attainedOf } from './attained-of-form.js';
import { eventually, financeResult, papers, path, type Play, seen, type Stage, year } from './stage.js';
import { problemItem } from './play-after.js';
import { frameworkPoints } from './settle-framework.js';

const figuresOfForm = ['self-annual-budget', 'self-executed', 'self-indicator-actual'];
const figuresOfScore = ['computed-score', 'evaluation-score', 'displayed-score', 'grade-code'];

/** What the finance bureau looks at of the department’s result. */
const aspects = ['scientific', 'truthful', 'accurate'].map((item) => ({
  item,
  answer: 'not-applicable',
  note: '部门尚未评价，按单位自评核实',
}));

/** The unit on its form, then, of the projects that it picked, the finance bureau on top of it. */
export async function evaluate(stage: Stage, play: Play): Promise<void> {
  if (await selfEvaluate(stage, play)) await evaluateByFinance(stage, play);
}

/** @returns false where there is none: its form was refused, as one that was never filled in, or the unit leaves it at its beginning. */
async function selfEvaluate({ people, ...stage }: Stage, play: Play): Promise<boolean> {
  const { figures, played, targetId, at } = play;
  const address = path({ people, ...stage }, 'evaluation', `evaluations/${targetId}/self-evaluation/${year}/1`);
  const { kind } = figures.form;
  const isPrinted = kind === 'self-evaluation' || kind === 'department-evaluation';
  const form = isPrinted ? figures.form : demoSelfEvaluation(figures);
  const score = isPrinted && figures.printedTotal !== undefined ? undefined : played.selfScore;
  await at.unit.post(address, {});
  if (played.isNeglected) return false;
  try {
    await at.unit.post(
      `${address}/steps/evaluate`,
      {
        answer: 'done',
        brings: { ...(score !== undefined && { score }), ...papers('self-evaluation-form') },
        form,
        ...(played.isComputed && { attained: attainedOf(figures) }),
      },
      {
        ifMatch: await seen(at.unit, address),
        demoFigures: [...(score === undefined ? [] : figuresOfScore), ...(isPrinted ? [] : figuresOfForm)],
      },
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    play.refused = error;
    return false;
  }
  const filed = { ifMatch: await seen(people.office, address) };
  await people.office.post(`${address}/steps/file`, { answer: 'filed' }, filed);
  return true;
}

async function evaluateByFinance(stage: Stage, { figures, played, targetId, at: { unit } }: Play): Promise<void> {
  if (!played.financeScores) return;
  const { office, expert } = stage.people;
  const address = path(stage, 'evaluation', `evaluations/${targetId}/finance-evaluation/${year}/1`);
  const total = played.financeScores.reduce((sum, points) => sum.plus(points), decimal('0')).toFixed();
  const isPrinted = figures.form.kind === 'finance-evaluation' && figures.printedTotal === total;
  const demoFigures = isPrinted ? [] : figuresOfScore;
  const step = async (by: Person, name: string, body: object, demo: readonly string[] = []): Promise<void> => {
    const call = { ifMatch: await seen(by, address), demoFigures: [...demo] };
    await by.post(`${address}/steps/${name}`, { answer: 'done', ...body }, call);
  };
  await office.post(address, { chosenFor: ['major-livelihood'] });
  await step(office, 'fix-object', {});
  await step(office, 'fix-evaluators', { answer: 'formed', brings: { persons: [expert.personId] } });
  await step(office, 'issue-notice', { brings: papers('evaluation-notice') });
  await eventually('the evaluator is let in', () => expert.find(address));
  await step(expert, 'make-plan', { brings: papers('work-plan') });
  if (played.stopsAt === 'evaluation') return;
  const parts = Object.keys(frameworkPoints);
  const sheet = { scores: played.financeScores.map((points, at) => ({ part: parts[at] ?? '', score: points })) };
  const filledIn = { level: expert.personId, brings: papers('working-papers'), sheet };
  // A form may print the total; none prints what each part of the framework got.
  await step(expert, 'collect-and-verify', filledIn, ['sheet-part-score', ...(isPrinted ? [] : ['sheet-total'])]);
  await step(unit, 'exchange-views', { answer: 'agreed' });
  await step(
    expert,
    'conclude',
    { brings: { finding: ['department-result-quality'], checklist: aspects } },
    demoFigures,
  );
  await step(expert, 'submit-report', { brings: papers('evaluation-report') });
  const { problem } = played;
  const items = problem && [{ item: problemItem, note: problem.note }];
  const archived = items ? { answer: 'archived-with-problems', brings: { items } } : { answer: 'archived' };
  await step(office, 'rectify-and-archive', archived);
}

/** A self-evaluation form for a case whose own form is of another kind: the target table with the actual values that were reported. */
function demoSelfEvaluation(figures: FormFigures): Record<string, unknown> {
  return {
    kind: 'self-evaluation',
    funds: { unit: figures.requested.unit, annualBudget: figures.requested.amount },
    indicators: figures.indicators.map(({ declared: { name, written }, actual }) => ({
      level3: name,
      target: written,
      actual: actual ?? written,
    })),
    truncated: false,
    complete: true,
  };
}

/** What the result does to next year's money, as the performance office proposes and the budget desk decides. */
export async function applyResult(stage: Stage, play: Play): Promise<void> {
  const { office, budget } = stage.people;
  const { played, targetId } = play;
  if (play.refused || !played.financeScores || played.stopsAt === 'evaluation') return;
  const address = path(stage, 'accountability', `results/${targetId}/${year}`);
  type Result = Readonly<{ proposed: readonly Readonly<{ disposal: string; amount?: string }>[] }>;
  const { proposed } = await eventually('the result arrives', async () => {
    const found = await office.find<Result>(address);
    return found && found.proposed.length > 0 ? found : undefined;
  });
  const [first] = proposed;
  if (!first) return;
  const reason = '按评价等级';
  const opinion = { answer: 'proposed', brings: { reason } };
  await office.post(`${address}/steps/propose`, opinion, { ifMatch: await seen(office, address) });
  if (played.stopsAt === 'decision') return;
  const { disposal, amount } = first;
  const reduction = amount === 'by-decision' ? { reduction: shareOf(play.budgetInForce, played.cutPercent ?? 10) } : {};
  await budget.post(
    `${address}/steps/decide`,
    { answer: 'decided', brings: { reason }, disposal: { disposal, findings: [], ...reduction } },
    { ifMatch: await seen(budget, address), demoFigures: ['disposal-change'] },
  );
}

/** The unit is referred, as the desk of its department proposes and the performance office decides. */
export async function refer(stage: Stage, { played, targetId, refused, at }: Play): Promise<void> {
  const { referredFor: trigger } = played;
  if (refused || trigger === undefined) return;
  const { desk, office } = stage.people;
  const proposal = { subject: targetId, organisation: at.unitId, persons: [], trigger, evaluation: financeResult };
  const answer = await desk.post(path(stage, 'accountability', 'referrals'), proposal);
  const address = path(stage, 'accountability', `referrals/${answer.streams[0]?.id ?? ''}`);
  const prepared = { answer: 'prepared', brings: { ground: trigger } };
  await desk.post(`${address}/steps/prepare`, prepared, { ifMatch: await seen(desk, address) });
  const brings = { organisation: stage.countyId, date: '2024-06-10', ...papers('referral-letter') };
  const issued = { answer: 'referred', brings };
  await office.post(`${address}/steps/issue`, issued, { ifMatch: await seen(office, address) });
}
