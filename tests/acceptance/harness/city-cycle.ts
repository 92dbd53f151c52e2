import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { approval, approvalItem, idOf, versionOf } from './cycle.js';
import { accepted, onEvaluation } from './evaluating.js';
import { eventually } from './eventually.js';

// The cycle as the work plan of a city’s finance bureau has it: a clear target, and a key evaluation that the city government approves.

type Answered = Promise<Answer<Accepted & Problem>>;

/** A clear target of a year, approved with its budget; monitoring has heard of it. */
export async function approvedInCity(county: County, id: string, year = 2023): Promise<string> {
  const period = String(year);
  const address = `performance-targets/${id}/${period}`;
  const clear = { answer: 'clear', brings: { checklist: [{ item: 'clear', answer: 'passed' }] } };
  const version = () => versionOf(county, 'targets', address);
  idOf(await postAsRead(county, 'office', 'targets', `${address}/steps/review`, clear, version));
  const item = { ...approvalItem(id, { targetVersion: await version() }), period };
  idOf(await county.post('budget', 'targets', 'budget-approvals', approval([item], { from: `${period}-01-20` })));
  await eventually(`monitoring hears of ${id} in ${period}`, async () => {
    const { status } = await county.get('office', 'monitoring', `monitoring/${id}/${period}`);
    return status === 200 ? true : undefined;
  });
  return id;
}

/** The plan gives no scale: it was settled before. */
export async function settleCityScales(county: County): Promise<void> {
  const bands = [
    { code: 'good', zh: '好', from: '80', to: '100' },
    { code: 'average', zh: '一般', from: '60', to: '80' },
    { code: 'low', zh: '低效', from: '0', to: '60' },
  ];
  const settled = {
    scheme: 'budget-performance',
    values: { 'evaluation.fullMark': '100', 'evaluation.gradeBands': bands },
    document: '常财绩〔2023〕1号',
    reason: '方案未规定满分和等级',
  };
  const rest = `bodies/${county.id}/settlements`;
  accepted(await county.post('office', 'directory', rest, settled, { ifMatch: 0 }));
}

const keyEvaluationAt = (id: string): string => `evaluations/${id}/key-evaluation/2023/1`;

/** A step of the key evaluation, upon the version that its reader has seen. */
export const onKeyEvaluation = (
  county: County,
  who: 'office' | 'expert',
  id: string,
  name: string,
  body: object,
): Answered => onEvaluation(county, who, keyEvaluationAt(id), `steps/${name}`, body);

export const drafted = {
  answer: 'drafted',
  brings: { documents: [{ name: '报告', document: 'evaluation-report' }] },
};
export const decidedByCity = (answer: string, brings: object = {}) => ({
  answer,
  brings: { date: '2023-11-01', ...brings },
});

/** A key evaluation whose report waits for the city government. */
export async function draftedKeyEvaluation(county: County, id: string): Promise<string> {
  accepted(
    await eventually(`evaluation hears of ${id}`, async () => {
      const answer = await county.post('office', 'evaluation', keyEvaluationAt(id), {});
      return answer.status === 404 ? undefined : answer;
    }),
  );
  const level = await county.people.expert.personId();
  accepted(await onKeyEvaluation(county, 'office', id, 'appoint', { answer: 'experts', brings: { persons: [level] } }));
  await eventually('the evaluator is let in', async () =>
    (await county.get('expert', 'evaluation', keyEvaluationAt(id))).status === 200 ? true : undefined,
  );
  const sheet = { scores: [{ part: 'total', score: '55' }] };
  accepted(
    await eventually('what was settled has arrived', async () => {
      const answer = await onKeyEvaluation(county, 'expert', id, 'evaluate', { answer: 'done', level, sheet });
      return answer.body.code === 'rules-silent' ? undefined : answer;
    }),
  );
  accepted(await onKeyEvaluation(county, 'office', id, 'draft', drafted));
  return id;
}
