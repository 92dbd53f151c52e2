import type { DemoCounty } from './prepare-demo.js';
import { eventually, financeResult, papers, path, type Play, seen, type Stage, year } from './stage.js';

/** What the finance bureau's evaluation wants put right: the unit reports, the performance office checks; or nobody has answered yet. */
export async function putRight(stage: Stage, { played, targetId, refused, at }: Play): Promise<void> {
  if (refused || !played.problem?.isPutRight) return;
  const { office } = stage.people;
  const address = path(
    stage,
    'accountability',
    `rectifications/${targetId}.${year}.evaluation.finance-evaluation.${year}.1`,
  );
  await eventually('the rectification is open', () => at.unit.find(address));
  const problems = [{ item: problemItem, answer: 'rectified', note: '已按要求办理' }];
  const reported = { answer: 'submitted', brings: papers('rectification-report'), problems };
  await at.unit.post(`${address}/steps/submit`, reported, { ifMatch: await seen(at.unit, address) });
  const checked = { answer: 'rectified' };
  await office.post(`${address}/steps/check`, checked, { ifMatch: await seen(office, address) });
}

/** The code of the one problem that an evaluation of the demo states. */
export const problemItem = 'management';

/** The result is checked for what is secret by one person, and published by another; or it is withheld. */
export async function disclose(stage: Stage, { played: { disclosed }, targetId, refused }: Play): Promise<void> {
  if (refused || disclosed === undefined) return;
  const { office, approver } = stage.people;
  const asked = { subject: targetId, year: Number(year), results: [financeResult] };
  await office.post(path(stage, 'accountability', 'disclosures'), asked);
  const address = path(stage, 'accountability', `disclosures/${targetId}.${year}.1`);
  const classified =
    disclosed === 'published' ? { answer: 'clear' } : { answer: 'withheld', brings: { reason: disclosed.withheld } };
  await office.post(`${address}/steps/classification`, classified, { ifMatch: await seen(office, address) });
  if (disclosed !== 'published') return;
  const published = {
    answer: 'published',
    brings: { date: `${String(Number(year) + 1)}-06-10` },
    address: `https://czj.example/gongkai/${year}/${targetId}`,
  };
  await approver.post(`${address}/steps/publish`, published, { ifMatch: await seen(approver, address) });
}

/** The final accounts of the year are completed: from then on every evaluation of the year has its last day. */
export async function completeAccounts(stage: Stage, on: string): Promise<void> {
  const { office } = stage.people;
  const accounts = path(stage, 'targets', `budget-years/${year}`);
  const ifMatch = await seen(office, accounts);
  await office.post(`${accounts}/final-accounts`, { on }, { ifMatch });
}

/** The results go into the final accounts of the county; the standing committee of its people's congress waits for its own. */
export async function reportUpward(county: DemoCounty, on: string): Promise<void> {
  const { office } = county.people;
  const address = path(county, 'accountability', `reports-upward/${county.countyId}/${year}/government-final-accounts`);
  await eventually('the report is expected', () => office.find(address));
  const compiled = { documents: [{ name: `${year}年度预算绩效评价结果汇总` }] };
  await office.post(address, compiled, { ifMatch: await seen(office, address) });
  const submitted = { on, to: `${year}年度县级政府决算` };
  await office.post(`${address}/submission`, submitted, { ifMatch: await seen(office, address) });
}
