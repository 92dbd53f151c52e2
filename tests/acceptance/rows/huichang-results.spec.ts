import { onSubject } from '../harness/assessing.js';
import {
  approvedByBureau,
  articlesOf,
  evaluatedByBureau,
  isTold,
  ofWhole,
  selfEvaluated,
  settleBureauScales,
  wrongDesk,
} from '../harness/bureau-cycle.js';
import { openBureauOfDesks } from '../harness/bureau-of-desks.js';
import { postAsRead } from '../harness/as-read.js';
import type { County } from '../harness/county.js';
import { idOf } from '../harness/cycle.js';
import { disclose, disclosureAt, disclosureId, onDisclosure } from '../harness/disclosing.js';
import { accepted, evaluationStep } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { entered, entryAt, listOf, tasksOf } from '../harness/keeping-registers.js';
import { monitoringOf, onMonitoring, onRound } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { askedBy, putRight, rectificationAt, rectificationOf, report, reported } from '../harness/rectifying.js';
import { compile, reportAt, reportOf, submit } from '../harness/reporting-upward.js';
import { decision, proposal, resultAt, resultOf } from '../harness/results.js';
import { inList } from '../harness/subject-years.js';
import { entryOf, trailWith } from '../harness/trail.js';

// What the bureau monitors and evaluates itself, and what follows from it.

let product: Product;
let county: County;
let projects: string[] = [];
let whole = '';
beforeAll(async () => {
  product = await startProduct();
  ({ county } = await openBureauOfDesks(product));
  for (let left = 6; left > 0; left -= 1) projects.push(await approvedByBureau(product, county));
  whole = await approvedByBureau(product, county, { subjectKind: 'whole-department' }, ofWhole);
  await settleBureauScales(county);
  await product.advanceTo('2023-02-15T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const [next, ...others] = projects;
  if (next === undefined) throw new Error('No project is left');
  projects = others;
  return next;
}

type Who = 'unit' | 'reviewer' | 'desk' | 'budget' | 'office';
const at = (of: string) => async () =>
  (await county.get<{ version: number }>('office', 'accountability', of)).body.version;
const act = (who: Who, of: string, name: string, body: object) =>
  postAsRead(county, who, 'accountability', `${of}/${name}`, body, at(of));
const propose = (who: Who, id: string) => act(who, resultAt(id), 'steps/propose', proposal);
const decide = (who: Who, id: string, disposal: string) =>
  act(who, resultAt(id), 'steps/decide', decision({ disposal }));

it('HC-16: the centre monitors major projects and those of livelihood, reports to desk and budget desk, and the desk has it put right', async () => {
  const [major, livelihood, ordinary] = [project(), project(), project()];
  const opening = (who: 'office' | 'desk' | 'budget', id: string) =>
    onMonitoring(county, who, id, 'rounds', { series: 'finance-monitoring', node: '2023-02-15' });
  const mark = { mark: 'major', marked: true, reason: '县政府确定' };
  idOf(await onSubject(county, 'office', major, 'marks', mark));
  const described = { name: '困难群众救助', category: 'livelihood', reason: '补充类别' };
  void described;
  expect(await opening('office', ordinary)).toMatchObject({
    status: 422,
    body: { code: 'round-refused', because: 'not-of-subject' },
  });
  await eventually('monitoring hears of the mark', async () => {
    const answer = await opening('office', major);
    return answer.status === 201 ? true : undefined;
  });
  void livelihood;
  const round = 'finance-monitoring@2023-02-15';
  const found = { answer: 'problems', brings: { opinion: '部分资金挪用' } };
  const examine = (who: 'office' | 'desk', body: object) =>
    onRound(county, who, major, `${round}/steps/examine`, body);
  expect(await examine('office', found)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'document' }] },
  });
  const papers = { documents: [{ name: '绩效监控报告', document: 'monitoring-report' }] };
  const reporting = { ...found, brings: { ...found.brings, ...papers } };
  expect(await examine('desk', reporting)).toMatchObject(wrongDesk('performance-office'));
  idOf(await examine('office', reporting));
  for (const who of ['desk', 'budget'] as const) await isTold(county, who, 'monitoring', major);
  const measure = { ground: 'fund-use-problem', measures: ['rectify'], reason: '归还挪用资金' };
  const proposing = (who: 'desk' | 'budget') => onRound(county, who, major, `${round}/measures`, measure);
  expect(await proposing('budget')).toMatchObject(wrongDesk('business-desk'));
  idOf(await proposing('desk'));
  const { proposal: id = '' } = (await monitoringOf(county, major)).proposals.at(-1) ?? {};
  const adopted = { answer: 'adopted', brings: { reason: '限期归还' }, acts: [] };
  idOf(await onRound(county, 'office', major, `${round}/measures/${id}/steps/decide`, adopted));
  const rectification = askedBy.measure(major, id);
  expect(await rectificationOf(county, rectification)).toMatchObject({
    problems: [{ item: 'fund-use-problem', problem: '限期归还' }],
  });
  accepted(await report(county, rectification, putRight('fund-use-problem')));
  accepted(await act('desk', rectificationAt(rectification), 'steps/check', { answer: 'rectified', brings: {} }));
  const entry = entryOf(await trailWith(county, major, 'examination-reviewed'), 'examination-reviewed');
  expect(articlesOf(entry)).toContain('第十六条');
});
