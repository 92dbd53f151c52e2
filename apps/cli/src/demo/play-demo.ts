import { applyResult, approveAll, declare, evaluate, eventually, type Play, report, type Stage } from './play-cycle.js';
import { figuresOf } from './figures-of-form.js';
import type { DemoCounty } from './prepare-demo.js';
import { budgetYear, scenario } from './scenario.js';
import { resultTable } from './result-table.js';

const year = String(budgetYear);
const nextYear = String(budgetYear + 1);

/** The published forms, as data of the repository. */
const forms = new URL('../../../../tests/forms/published/', import.meta.url);

/**
 * Plays every case of the scenario through declaration, approval with the budget, monitoring, evaluation and result application, on the demo's
 * own clock. Returns the table that shows what came of it.
 */
export async function playDemo(county: DemoCounty, say: (line: string) => void): Promise<string> {
  const cases = scenario.map((played) => ({ played, figures: figuresOf(forms, played) }));
  await advanceTo(county, '2022-11-07T02:00:00.000000Z');
  const plays: Play[] = [];
  for (const { played, figures } of cases) plays.push(await declare(county, played, figures));
  say(`申报、审核：${String(plays.length)} 项 / declared and reviewed`);

  await advanceTo(county, `${year}-01-20T02:00:00.000000Z`);
  await approveAll(county, plays);
  await Promise.all(plays.map(({ targetId }) => opened(county, targetId)));
  say('随预算一并批复 / approved with the budget in one act');

  for (const [index, day] of [`${year}-03-30`, `${year}-06-29`, `${year}-09-28`, `${year}-12-29`].entries()) {
    await advanceTo(county, `${day}T02:00:00.000000Z`);
    for (const play of plays) await report(county, play, (index + 1) as 1 | 2 | 3 | 4);
    say(`第 ${String(index + 1)} 季度监控 / quarter ${String(index + 1)} monitored`);
  }

  await advanceTo(county, `${nextYear}-05-20T02:00:00.000000Z`);
  for (const play of plays) await evaluate(county, play);
  say('单位自评、财政评价 / evaluated');

  await advanceTo(county, `${nextYear}-06-10T02:00:00.000000Z`);
  for (const play of plays) await applyResult(county, play);
  say('结果应用 / results applied');
  return resultTable(county, plays);
}

/** Monitoring and evaluation have heard of the approval. */
async function opened(stage: Stage, targetId: string): Promise<void> {
  for (const address of [
    `/api/monitoring/jurisdictions/${stage.countyId}/monitoring/${targetId}`,
    `/api/evaluation/jurisdictions/${stage.countyId}/evaluations/${targetId}`,
  ]) {
    await eventually(`${address} is open`, () => stage.people.unit.find(address));
  }
}

/** Moves the demo's clock, and waits until every service goes by it. */
async function advanceTo(county: DemoCounty, to: string): Promise<void> {
  const { administrator, provinceId, address } = county;
  // A demo that goes on after an interruption finds its clock where it was: it never goes back.
  if ((await address.clockOf('directory')) < to)
    await administrator.post(`/api/directory/jurisdictions/${provinceId}/business-clock`, { to });
  for (const service of ['targets', 'monitoring', 'evaluation', 'accountability']) {
    await eventually(`the clock of ${service}`, async () =>
      (await address.clockOf(service)) >= to ? true : undefined,
    );
  }
}
