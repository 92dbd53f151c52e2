import { sheetAlongFramework } from '@wenxiao/cli/demo';
import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { versionOf } from './cycle.js';
import { eventually } from './eventually.js';

export type Type = 'self-evaluation' | 'department-evaluation' | 'finance-evaluation';
export type Acting = 'unit' | 'office' | 'approver' | 'reviewer' | 'expert' | 'desk' | 'budget';
type Answered = Promise<Answer<Accepted & Problem>>;

/** Where one evaluation of the year stands. */
export const evaluationAt = (id: string, type: Type): string => `evaluations/${id}/${type}/2023/1`;

/** Who begins an evaluation, and looks after it. */
const desks = {
  'self-evaluation': 'unit',
  'department-evaluation': 'reviewer',
  'finance-evaluation': 'office',
} as const satisfies Readonly<Record<Type, Acting>>;

/** A document of each kind, as a step brings them. */
const papers = (...documents: readonly string[]) => ({
  documents: documents.map((document) => ({ name: document, document })),
});

/** For what a subject is chosen: the set lists it of what the finance bureau evaluates. */
export const chosen = (type: Type): object =>
  type === 'finance-evaluation' ? { chosenFor: ['major-livelihood'] } : {};

/** Begins it, once evaluation has heard of the subject. */
export const begin = (
  county: County,
  id: string,
  type: Type,
  who: Acting = desks[type],
  body: object = chosen(type),
): Answered =>
  eventually(`evaluation hears of ${id}`, async () => {
    const answer = await county.post(who, 'evaluation', evaluationAt(id, type), body);
    return answer.status === 404 ? undefined : answer;
  });

/** One step, upon the version that its reader has seen. */
export async function evaluationStep(
  county: County,
  who: Acting,
  id: string,
  [type, name]: readonly [Type, string],
  body: object,
): Answered {
  const address = evaluationAt(id, type);
  return onEvaluation(county, who, address, `steps/${name}`, body);
}

/** An act on an evaluation, upon the version that its reader has seen. */
export const onEvaluation = (county: County, who: Acting, address: string, act: string, body: object): Answered =>
  postAsRead(county, who, 'evaluation', `${address}/${act}`, body, () => versionOf(county, 'evaluation', address));

/** A self-evaluation form that prints no total: the unit enters it. */
export const selfForm = {
  kind: 'self-evaluation',
  funds: { unit: '元', annualBudget: '1000000', executed: '1000000' },
  indicators: [
    { level3: '养护里程', target: '≥120公里', actual: '120公里' },
    { level3: '群众满意度', target: '≥90%', actual: '95%' },
  ],
  truncated: false,
  complete: true,
};

/** What the unit hands in. */
export const handedIn = (score: string, form: object = selfForm) => ({
  answer: 'done',
  brings: { score, ...papers('self-evaluation-form') },
  form,
});

/** Begun by the unit, and handed in on its form. */
export async function selfEvaluate(county: County, id: string, score: string): Answered {
  accepted(await begin(county, id, 'self-evaluation'));
  return evaluationStep(county, 'unit', id, ['self-evaluation', 'evaluate'], handedIn(score));
}

/** On top of a self-evaluation: who evaluates is named; the notice and the plan are out, and the sheets can be filled in. */
export async function upToSheets(county: County, id: string, type: Type = 'finance-evaluation'): Promise<void> {
  const desk = desks[type];
  const persons = [await county.people.expert.personId()];
  accepted(await begin(county, id, type));
  accepted(await evaluationStep(county, desk, id, [type, 'fix-object'], { answer: 'done' }));
  const named = { answer: 'formed', brings: { persons } };
  accepted(await evaluationStep(county, desk, id, [type, 'fix-evaluators'], named));
  const notice = { answer: 'done', brings: papers('evaluation-notice') };
  accepted(await evaluationStep(county, desk, id, [type, 'issue-notice'], notice));
  await eventually('the evaluator is let in', async () =>
    (await county.get('expert', 'evaluation', evaluationAt(id, type))).status === 200 ? true : undefined,
  );
  const plan = { answer: 'done', brings: papers('work-plan') };
  accepted(await evaluationStep(county, 'expert', id, [type, 'make-plan'], plan));
}

/** The evaluator’s sheet, which comes to these points: of a project along the framework of the evaluation. */
export async function score(county: County, id: string, points: string, type: Type = 'finance-evaluation'): Answered {
  const level = await county.people.expert.personId();
  const { body: of } = await county.get<{ kind: string }>('office', 'evaluation', evaluationAt(id, type));
  const sheet = of.kind === 'project' ? sheetAlongFramework(points) : { scores: [{ part: 'total', score: points }] };
  const body = { answer: 'done', level, brings: papers('working-papers'), sheet };
  return evaluationStep(county, 'expert', id, [type, 'collect-and-verify'], body);
}

/** The unit has nothing against it. */
export const agree = (county: County, id: string, type: Type = 'finance-evaluation'): Answered =>
  evaluationStep(county, 'unit', id, [type, 'exchange-views'], { answer: 'agreed' });

/** What the finance bureau has to state of the department’s result, and how it looked at each aspect of it. */
const onQuality = { finding: ['department-result-quality'] };
export const aspects = ['scientific', 'truthful', 'accurate'].map((item) => ({
  item,
  answer: 'passed',
  note: '与核实情况相符',
}));

export const conclude = (
  county: County,
  id: string,
  brings: object = onQuality,
  type: Type = 'finance-evaluation',
): Answered =>
  evaluationStep(county, 'expert', id, [type, 'conclude'], {
    answer: 'done',
    brings: { ...(type === 'finance-evaluation' && { checklist: aspects }), ...brings },
  });

/** An approved target, self-evaluated and evaluated by the finance bureau with these points. */
export async function evaluated(county: County, id: string, points: string): Promise<void> {
  accepted(await selfEvaluate(county, id, '95'));
  await upToSheets(county, id);
  accepted(await score(county, id, points));
  accepted(await agree(county, id));
  accepted(await conclude(county, id));
}

export function accepted({ status, text, body }: Answer<Accepted & Problem>): Accepted {
  if (status !== 201) throw new Error(`Refused: ${String(status)} ${text}`);
  return body;
}
