import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { versionOf } from './cycle.js';

export type Form = 'department-evaluation' | 'finance-evaluation';

const post = async (
  county: County,
  who: 'unit' | 'office' | 'approver' | 'reviewer' | 'expert',
  rest: string,
  body: object,
): Promise<Answer<Accepted & Problem>> => {
  const [id = ''] = rest.split('/');
  const ifMatch = await versionOf(county, 'evaluation', `evaluations/${id}`);
  return county.post(who, 'evaluation', `evaluations/${rest}`, body, { ifMatch });
};

/** A self-evaluation form that prints no total: the unit enters it. */
const form = {
  kind: 'self-evaluation',
  funds: { unit: '元', annualBudget: '1000000', executed: '1000000' },
  indicators: [{ level3: '养护里程', target: '≥120公里', actual: '120公里' }],
  truncated: false,
  complete: true,
};

export const selfEvaluate = (county: County, id: string, score: string) =>
  post(county, 'unit', `${id}/self-evaluation`, { form, score });

export async function start(county: County, id: string, which: Form = 'finance-evaluation', evaluators?: string[]) {
  const who = which === 'finance-evaluation' ? 'office' : 'reviewer';
  const chosen = evaluators ?? [await county.people.expert.personId()];
  return post(county, who, `${id}/reviews/${which}/start`, { evaluators: chosen, methods: ['comparison'] });
}

/** Points, of 60 and 40. */
export const score = (
  county: County,
  id: string,
  points: readonly [string, string],
  which: Form = 'finance-evaluation',
) =>
  post(county, 'expert', `${id}/reviews/${which}/scores`, {
    items: [
      { item: '产出', weight: '60', score: points[0] },
      { item: '效益', weight: '40', score: points[1] },
    ],
  });

export const finding = '部门评价结果基本属实';

export const conclude = (
  county: County,
  id: string,
  which: Form = 'finance-evaluation',
  different: object = { findingOnDepartmentResult: finding },
) =>
  post(county, which === 'finance-evaluation' ? 'approver' : 'reviewer', `${id}/reviews/${which}/conclusion`, {
    conclusion: '按评分定级',
    ...different,
  });

/** An approved target, self-evaluated and evaluated by the finance bureau with these points. */
export async function evaluated(county: County, id: string, points: readonly [string, string]): Promise<void> {
  const answers = [
    await selfEvaluate(county, id, '95'),
    await start(county, id),
    await score(county, id, points),
    await conclude(county, id),
  ];
  const refused = answers.find(({ status }) => status !== 201);
  if (refused) throw new Error(`Refused: ${String(refused.status)} ${refused.text}`);
}
