import { postAsRead } from './as-read.js';
import type { County } from './county.js';
import { approval, approvalItem, declared, idOf, versionOf } from './cycle.js';
import { accepted, begin, evaluationStep, handedIn } from './evaluating.js';
import { eventually } from './eventually.js';
import { monitoringOf, onRound } from './monitoring.js';
import type { Product } from './product.js';
import { askedBy, putRight, rectificationAt, rectificationOf, report } from './rectifying.js';
import type { Entry } from './trail.js';

// The cycle of a bureau whose rules are for its own desks (a business desk reviews, the centre hands over, the budget desk approves).

/** What the business desk goes through of a project. */
const ofProject = [
  'compiled',
  'completeness',
  'standard-form',
  'sufficient-grounds',
  'regular-approval',
  'reasonable-targets',
];
/** … and of a whole department. */
export const ofWhole = ['completeness', 'relevance', 'appropriateness', 'feasibility'];

/** Subjects whose targets the desk reviewed, the centre handed over and the budget desk approved in one act; the services have heard of them. */
export async function approvedByBureau(
  { settled }: Pick<Product, 'settled'>,
  county: County,
  ...declarations: readonly Declared[]
): Promise<string[]> {
  const items: ReturnType<typeof approvalItem>[] = [];
  for (const { goneThrough = ofProject, ...different } of declarations) {
    const id = await declared(county, different);
    const address = `performance-targets/${id}/2023`;
    const checklist = goneThrough.map((item) => ({ item, answer: 'passed' }));
    const act = (who: 'desk' | 'office', name: string, body: object) =>
      postAsRead(county, who, 'targets', `${address}/steps/${name}`, body, () => versionOf(county, 'targets', address));
    idOf(await act('desk', 'desk-review', { answer: 'passed', brings: { checklist } }));
    idOf(await act('office', 'hand-over', { answer: 'handed-over' }));
    items.push(approvalItem(id, { targetVersion: await versionOf(county, 'targets', address) }));
  }
  idOf(await county.post('budget', 'targets', 'budget-approvals', approval(items)));
  await settled();
  return items.map(({ subject }) => subject);
}
/** What is declared otherwise, and what the desk goes through of it. */
type Declared = Readonly<{ goneThrough?: readonly string[] } & Record<string, unknown>>;

/** The rules give no full mark and no grades: they are settled before anything is concluded. */
export async function settleBureauScales(county: County): Promise<void> {
  const bands = [
    { code: 'good', zh: '良', from: '60', to: '100' },
    { code: 'poor', zh: '差', from: '0', to: '60' },
  ];
  const settled = {
    scheme: 'budget-performance',
    values: { 'evaluation.fullMark': '100', 'evaluation.gradeBands': bands },
    document: '会财绩〔2023〕1号',
    reason: '规则未规定满分和等级，经局务会研究明确。',
  };
  accepted(await county.post('office', 'directory', `bodies/${county.id}/settlements`, settled, { ifMatch: 0 }));
}

/** The unit hands in what it evaluated itself, once what was settled holds. */
export async function selfEvaluated(county: County, id: string, score = '90'): Promise<void> {
  accepted(await begin(county, id, 'self-evaluation'));
  const handing = () =>
    eventually('what was settled holds', async () => {
      const answer = await evaluationStep(county, 'unit', id, ['self-evaluation', 'evaluate'], handedIn(score));
      return answer.body.code === 'rules-silent' ? undefined : answer;
    });
  accepted(await handing());
}

/** Chosen and evaluated by the bureau. */
export async function evaluatedByBureau(county: County, id: string, score = '55'): Promise<void> {
  const type = 'finance-evaluation';
  accepted(await begin(county, id, type, 'office', {}));
  const chosen = { answer: 'chosen', brings: { ground: 'key-project' } };
  accepted(await evaluationStep(county, 'office', id, [type, 'choose'], chosen));
  await carriedOutByBureau(county, id, score);
}

/** Evaluated as the leading group passed it, up to its conclusion: what is fed back is left to the test. */
export async function carriedOutByBureau(county: County, id: string, score = '55'): Promise<void> {
  const type = 'finance-evaluation';
  const act = (who: 'office' | 'expert', name: string, body: object) =>
    evaluationStep(county, who, id, [type, name], body);
  const expert = await county.people.expert.personId();
  accepted(await act('office', 'deliberate', { answer: 'passed', brings: { date: '2023-01-31' } }));
  accepted(await act('office', 'appoint', { answer: 'formed', brings: { persons: [expert] } }));
  await eventually('the evaluator is let in', async () =>
    (await county.get('expert', 'evaluation', `evaluations/${id}/${type}/2023/1`)).status === 200 ? true : undefined,
  );
  const sheet = { scores: [{ part: 'total', score }] };
  accepted(
    await eventually('what was settled holds', async () => {
      const answer = await act('expert', 'evaluate', { answer: 'done', level: expert, sheet });
      return answer.body.code === 'rules-silent' ? undefined : answer;
    }),
  );
  accepted(await act('office', 'conclude', { answer: 'done' }));
}

/** The business desk asks that a problem is put right, the centre decides so, the unit does it and the desk checks; nobody else does. */
export async function putRightBy(county: County, id: string, round: string, ground: string): Promise<void> {
  const proposing = (who: Who) =>
    onRound(county, who, id, `${round}/measures`, { ground, measures: ['rectify'], reason: '限期整改' });
  expect(await proposing('office')).toMatchObject(wrongDesk('business-desk'));
  idOf(await proposing('desk'));
  const { proposal: which } = (await monitoringOf(county, id)).proposals.at(-1)!;
  const deciding = (who: Who) =>
    onRound(county, who, id, `${round}/measures/${which}/steps/decide`, {
      answer: 'adopted',
      brings: { reason: '限期整改' },
      acts: [],
    });
  expect(await deciding('desk')).toMatchObject(wrongDesk('performance-office'));
  idOf(await deciding('office'));
  const rectification = askedBy.measure(id, which);
  await rectificationOf(county, rectification, ({ problems }) => problems.some(({ item }) => item === ground));
  accepted(await report(county, rectification, putRight(ground)));
  const at = rectificationAt(rectification);
  const checking = (who: Who) =>
    postAsRead(county, who, 'accountability', `${at}/steps/check`, { answer: 'rectified', brings: {} }, () =>
      versionOf(county, 'accountability', at),
    );
  expect(await checking('office')).toMatchObject(wrongDesk('business-desk'));
  accepted(await checking('desk'));
}

type Service = 'targets' | 'monitoring' | 'evaluation' | 'accountability';
type Asking = Readonly<{ step: string; zh: string; about: Readonly<Record<string, string>> }>;
type Who = 'unit' | 'reviewer' | 'desk' | 'budget' | 'office';

/** Somebody is to take note of something about a subject, in which this is said. */
export const isTold = (county: County, who: Who, service: Service, subject: string, says = ''): Promise<Asking> =>
  eventually(`${who} is told`, async () => {
    const { body } = await county.get<{ items: readonly Asking[] }>(who, service, 'tasks?kind=know&limit=200');
    return body.items.find(({ about, zh }) => about['subject'] === subject && zh.includes(says));
  });

export const wrongDesk = (desk: string) => ({ status: 403, body: { code: 'wrong-desk', desk } });

/** The articles by which something was done. */
export const articlesOf = (entry: Entry): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));
