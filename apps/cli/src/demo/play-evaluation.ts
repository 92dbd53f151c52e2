import { decimal } from '@wenxiao/domain';
import { Refused } from '../public-api.js';
import { type FormFigures, shareOf } from './figures-of-form.js';
import { eventually, path, type Play, seen, type Stage } from './stage.js';

/** FF-37, FF-43: the unit on its form, then the finance bureau on top of it. */
export async function evaluate(stage: Stage, play: Play): Promise<void> {
  const { people } = stage;
  const { figures, played, targetId } = play;
  const subject = path(stage, 'evaluation', `evaluations/${targetId}`);
  const form =
    figures.form.kind === 'self-evaluation' || figures.form.kind === 'department-evaluation'
      ? figures.form
      : demoSelfEvaluation(figures);
  const isPrinted = form === figures.form;
  const score = isPrinted && figures.printedTotal !== undefined ? undefined : played.selfScore;
  try {
    await people.unit.post(
      `${subject}/self-evaluation`,
      { form, ...(score !== undefined && { score }) },
      {
        ifMatch: await seen(people.unit, subject),
        demoFigures: [
          ...(score === undefined ? [] : ['self-score']),
          ...(isPrinted ? [] : ['self-annual-budget', 'self-executed', 'self-indicator-actual']),
        ],
      },
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    play.refused = error; // A form that was never filled in is no self-evaluation: here the case ends.
    return;
  }
  if (!played.financeScores) return;
  const review = `${subject}/reviews/finance-evaluation`;
  const evaluators = [people.expert.personId];
  await people.office.post(
    `${review}/start`,
    { evaluators, methods: [] },
    { ifMatch: await seen(people.office, subject), demoFigures: ['evaluators'] },
  );
  const weights = ['20', '20', '30', '30'] as const;
  const items = (['决策', '过程', '产出', '效益'] as const).map((item, index) => ({
    item,
    weight: weights[index] ?? '0',
    score: played.financeScores?.[index] ?? '0',
  }));
  const total = played.financeScores.reduce((sum, points) => sum.plus(points), decimal('0')).toFixed();
  const printed = figures.form.kind === 'finance-evaluation' && figures.printedTotal === total;
  await people.expert.post(
    `${review}/scores`,
    { items },
    {
      ifMatch: await seen(people.expert, subject),
      demoFigures: ['item-score', ...(printed ? [] : ['evaluation-score'])],
    },
  );
  await people.approver.post(
    `${review}/conclusion`,
    { conclusion: '按现行规则评分定级', findingOnDepartmentResult: '与支付记录和自评表核对，意见见评分' },
    {
      ifMatch: await seen(people.approver, subject),
      demoFigures: printed ? [] : ['evaluation-score', 'evaluation-grade'],
    },
  );
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

/** FF-47, FF-48: what the result does to next year's money, and who is referred. */
export async function applyResult(stage: Stage, play: Play): Promise<void> {
  const { people } = stage;
  const { played, targetId } = play;
  if (play.refused || !played.financeScores) return;
  const address = path(stage, 'accountability', `results/${targetId}`);
  type Result = Readonly<{
    version: number;
    proposedDisposals: readonly string[];
    proposedReferrals: readonly string[];
  }>;
  const result = await eventually('the result arrives', async () => {
    const found = await people.office.find<Result>(address);
    return found && found.proposedDisposals.length > 0 ? found : undefined;
  });
  const [disposal] = result.proposedDisposals;
  if (disposal === undefined) return;
  const reduction =
    disposal === 'cut-or-cancel' ? { reduction: shareOf(play.budgetInForce, played.cutPercent ?? 10) } : {};
  const answer = await people.office.post(
    `${address}/disposal`,
    { disposal, reason: '按评价等级', ...reduction },
    { ifMatch: result.version, demoFigures: ['reduction-amount'] },
  );
  const [trigger] = result.proposedReferrals;
  if (trigger === undefined) return;
  const version = answer.streams[0]?.version ?? result.version;
  await people.office.post(
    `${address}/referrals`,
    { trigger, organisationId: stage.unitId, reason: '评价结果为不合格' },
    { ifMatch: version },
  );
}
