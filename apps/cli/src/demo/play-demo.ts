import { advanceTo } from './clock.js';
import type { Case } from './case.js';
import type { Field, FieldPeople } from './fields.js';
import { type FormFigures, figuresOf } from './figures-of-form.js';
import { completeAccounts, disclose, putRight, reportUpward } from './play-after.js';
import { assess } from './play-assessment.js';
import { applyResult, evaluate, refer } from './play-evaluation.js';
import { recordFinding, report } from './play-monitoring.js';
import { approveAll, askForNextYear, declare } from './play-targets.js';
import { pay } from './play-treasury.js';
import type { DemoCounty } from './prepare-demo.js';
import { prepareFields } from './prepare-fields.js';
import { resultTable } from './result-table.js';
import { settleFramework } from './settle-framework.js';
import { eventually, forEachPlay, nextYear, type Play, year } from './stage.js';

/** The published forms, as data of the repository. */
const forms = new URL('../../../../tests/forms/published/', import.meta.url);

/** How far one stage of the demo has come: `done` of `total` forms. */
export type DemoStage = Readonly<{ zh: string; en: string; done: number; total: number }>;

type Told = (stage: DemoStage) => void;

/**
 * Plays every case of a scenario through assessment, declaration, approval with the budget, monitoring, evaluation, result application
 * and what follows from it, on the demo's own clock; some stop on their way and are somebody's task at its end. Tells of each form as it
 * is done. Returns the table that shows what came of it.
 */
export async function playDemo(county: DemoCounty, scenario: readonly Case[], tell: Told): Promise<string> {
  const people = await prepareFields(county);
  const cases = scenario.map((played) => ({ played, figures: figuresOf(forms, played) }));
  const plays = await playBudget(county, { cases, people }, tell);
  await playYear(county, plays, tell);
  await playResults(county, plays, tell);
  return resultTable(county, plays);
}

type Cast = Readonly<{
  cases: readonly Readonly<{ played: Case; figures: FormFigures }>[];
  people: Readonly<Record<Field, FieldPeople>>;
}>;

/** How an act on each of some plays is told of. */
const telling =
  (plays: readonly Play[], tell: Told) =>
  (zh: string, en: string, act: (play: Play) => Promise<void>): Promise<unknown> =>
    forEachPlay(plays, act, (done) => tell({ zh, en, done, total: plays.length }));

/** What is new is assessed; money is asked for, reviewed, and approved in one act. */
async function playBudget(county: DemoCounty, { cases, people }: Cast, tell: Told): Promise<readonly Play[]> {
  const total = cases.length;
  await advanceTo(county, '2022-10-20T02:00:00.000000Z');
  await settleFramework(county.people.office, county.countyId);
  const assessed = new Map<Case, string>();
  for (const { played, figures } of cases) {
    const { assessedWith: score } = played;
    if (score === undefined) continue;
    assessed.set(played, await assess(county, figures, { at: people[played.field], score }));
    tell({ zh: '事前绩效评估', en: 'assessed before money is asked for', done: assessed.size, total: assessed.size });
  }
  await advanceTo(county, '2022-11-07T02:00:00.000000Z');
  const declareOne = async ({ played, figures }: Cast['cases'][number]): Promise<Play> => {
    const at = people[played.field];
    const subjectId = assessed.get(played);
    const targetId = await declare(county, { figures, at, ...(subjectId !== undefined && { subjectId }) });
    return { played, figures, at, targetId, budgetInForce: figures.requested };
  };
  const plays = await forEachPlay(cases, declareOne, (done) =>
    tell({ zh: '申报、审核', en: 'declared and reviewed', done, total }),
  );
  await advanceTo(county, `${year}-01-20T02:00:00.000000Z`);
  await approveAll(county, plays, year);
  await Promise.all(plays.map((play) => opened(county, play)));
  tell({ zh: '随预算一并批复', en: 'approved with the budget in one act', done: total, total });
  return plays;
}

/** Quarter by quarter, the treasury's figures where a form prints them, and the budget of the year after in between. */
async function playYear(county: DemoCounty, plays: readonly Play[], tell: Told): Promise<void> {
  const each = telling(plays, tell);
  const goTo = (day: string): Promise<void> => advanceTo(county, `${day}T02:00:00.000000Z`);
  const quarter = (which: 1 | 2 | 3 | 4): Promise<unknown> =>
    each(`第 ${String(which)} 季度监控`, `quarter ${String(which)} monitored`, (play) => report(county, play, which));

  await goTo(`${year}-03-30`);
  await quarter(1);
  await goTo(`${year}-06-29`);
  await pay(county, plays, ['june', `${year}-06-28`]);
  await quarter(2);
  for (const play of plays) await recordFinding(county, play, `${year}-06-20`);
  await goTo(`${year}-09-28`);
  await quarter(3);

  const asking = plays.filter(({ played }) => played.nextYear !== undefined);
  await goTo(`${year}-11-07`);
  await telling(asking, tell)('下年度申报', 'asked for the year after', (play) => askForNextYear(county, play));
  await goTo(`${year}-12-29`);
  await pay(county, plays, ['december', `${year}-12-28`]);
  await quarter(4);
  await goTo(`${nextYear}-01-20`);
  const approved = asking.filter(({ played }) => played.nextYear === 'approved');
  await approveAll(county, approved, nextYear);
}

/** Evaluated once the final accounts are completed, and all that follows; at the end some of it is overdue. */
async function playResults(county: DemoCounty, plays: readonly Play[], tell: Told): Promise<void> {
  const each = telling(plays, tell);
  const goTo = (day: string): Promise<void> => advanceTo(county, `${day}T02:00:00.000000Z`);
  await goTo(`${nextYear}-05-08`);
  await completeAccounts(county, `${nextYear}-05-08`);
  await goTo(`${nextYear}-05-20`);
  await each('单位自评、财政评价', 'evaluated', (play) => evaluate(county, play));
  await goTo(`${nextYear}-06-10`);
  await each('结果应用', 'results applied', (play) => applyResult(county, play));
  await each('移送问责', 'referred', (play) => refer(county, play));
  await each('整改、公开', 'put right and disclosed', async (play) => {
    await putRight(county, play);
    await disclose(county, play);
  });
  await reportUpward(county, `${nextYear}-06-10`);
}

/** Monitoring and evaluation have heard of the approval: a self-evaluation of the year is expected. */
async function opened(stage: DemoCounty, { targetId, at }: Play): Promise<void> {
  for (const address of [
    `/api/monitoring/jurisdictions/${stage.countyId}/monitoring/${targetId}/${year}`,
    `/api/evaluation/jurisdictions/${stage.countyId}/evaluations/${targetId}/self-evaluation/${year}/1`,
  ]) {
    await eventually(`${address} is open`, () => at.unit.find(address));
  }
}
