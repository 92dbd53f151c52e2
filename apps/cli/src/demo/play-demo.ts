import { applyResult, evaluate, refer } from './play-evaluation.js';
import { report } from './play-monitoring.js';
import { approveAll, declare } from './play-targets.js';
import { eventually, type Play, type Stage } from './stage.js';
import { advanceTo } from './clock.js';
import { figuresOf } from './figures-of-form.js';
import type { DemoCounty } from './prepare-demo.js';
import { budgetYear, scenario } from './scenario.js';
import { resultTable } from './result-table.js';

const year = String(budgetYear);
const nextYear = String(budgetYear + 1);

/** The published forms, as data of the repository. */
const forms = new URL('../../../../tests/forms/published/', import.meta.url);

/** How far one stage of the demo has come: `done` of `total` forms. */
export type DemoStage = Readonly<{ zh: string; en: string; done: number; total: number }>;

/**
 * Plays every case of the scenario through declaration, approval with the budget, monitoring, evaluation and result application, on the demo's
 * own clock. Tells of each form as it is done. Returns the table that shows what came of it.
 */
export async function playDemo(county: DemoCounty, tell: (stage: DemoStage) => void): Promise<string> {
  const cases = scenario.map((played) => ({ played, figures: figuresOf(forms, played) }));
  const total = cases.length;
  const plays: Play[] = [];
  const forEachPlay = async (zh: string, en: string, act: (play: Play) => Promise<void>) => {
    for (const [index, play] of plays.entries()) {
      await act(play);
      tell({ zh, en, done: index + 1, total });
    }
  };

  await advanceTo(county, '2022-11-07T02:00:00.000000Z');
  for (const { played, figures } of cases) {
    plays.push(await declare(county, played, figures));
    tell({ zh: '申报、审核', en: 'declared and reviewed', done: plays.length, total });
  }

  await advanceTo(county, `${year}-01-20T02:00:00.000000Z`);
  await approveAll(county, plays);
  await Promise.all(plays.map(({ targetId }) => opened(county, targetId)));
  tell({ zh: '随预算一并批复', en: 'approved with the budget in one act', done: total, total });

  for (const [index, day] of [`${year}-03-30`, `${year}-06-29`, `${year}-09-28`, `${year}-12-29`].entries()) {
    const quarter = (index + 1) as 1 | 2 | 3 | 4;
    await advanceTo(county, `${day}T02:00:00.000000Z`);
    await forEachPlay(`第 ${String(quarter)} 季度监控`, `quarter ${String(quarter)} monitored`, (play) =>
      report(county, play, quarter),
    );
  }

  await advanceTo(county, `${nextYear}-05-20T02:00:00.000000Z`);
  await forEachPlay('单位自评、财政评价', 'evaluated', (play) => evaluate(county, play));

  await advanceTo(county, `${nextYear}-06-10T02:00:00.000000Z`);
  await forEachPlay('结果应用', 'results applied', (play) => applyResult(county, play));
  await forEachPlay('移送问责', 'referred', (play) => refer(county, play));
  return resultTable(county, plays);
}

/** Monitoring and evaluation have heard of the approval: a self-evaluation of the year is expected. */
async function opened(stage: Stage, targetId: string): Promise<void> {
  for (const address of [
    `/api/monitoring/jurisdictions/${stage.countyId}/monitoring/${targetId}/${year}`,
    `/api/evaluation/jurisdictions/${stage.countyId}/evaluations/${targetId}/self-evaluation/${year}/1`,
  ]) {
    await eventually(`${address} is open`, () => stage.people.unit.find(address));
  }
}
