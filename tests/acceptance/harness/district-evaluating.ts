import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { accepted, onEvaluation } from './evaluating.js';
import { eventually } from './eventually.js';

type Answered = Promise<Answer<Accepted & Problem>>;
type Who = 'unit' | 'reviewer' | 'office' | 'expert';

export const evaluationHere = (id: string, type: string): string => `evaluations/${id}/${type}/2023/1`;
export const papers = (...documents: readonly string[]) => ({
  documents: documents.map((document) => ({ name: document, document })),
});

/** Begins it, once evaluation has heard of the subject. */
export const beginHere = (county: County, who: Who, id: string, type: string, body: object = {}): Answered =>
  eventually(`evaluation hears of ${id}`, async () => {
    const answer = await county.post(who, 'evaluation', evaluationHere(id, type), body);
    return answer.status === 404 ? undefined : answer;
  });

export const stepHere = (
  county: County,
  who: Who,
  [id, type, step]: readonly [id: string, type: string, step: string],
  body: object,
): Answered => onEvaluation(county, who, evaluationHere(id, type), `steps/${step}`, body);

/** The points of economy, efficiency and effectiveness. */
export type Points = readonly [string, string, string];
export const sheetOf = ([economy, efficiency, effectiveness]: Points) => ({
  scores: [
    { part: 'economy', score: economy },
    { part: 'efficiency', score: efficiency },
    { part: 'effectiveness', score: effectiveness },
  ],
});

/** The expert is let in as the evaluator of it. */
export async function named(
  county: County,
  who: Who,
  id: string,
  [type, step, answer]: readonly [string, string, string],
) {
  const persons = [await county.people.expert.personId()];
  accepted(await stepHere(county, who, [id, type, step], { answer, brings: { persons } }));
  await eventually('the evaluator is let in', async () =>
    (await county.get('expert', 'evaluation', evaluationHere(id, type))).status === 200 ? true : undefined,
  );
}

export async function scoreHere(county: County, id: string, type: string, points: Points): Answered {
  const level = await county.people.expert.personId();
  return stepHere(county, 'expert', [id, type, 'evaluate'], { answer: 'done', level, sheet: sheetOf(points) });
}

/** What was settled holds everywhere a moment later. */
export const onceSettled = (act: () => Answered): Answered =>
  eventually('what was settled has arrived', async () => {
    const answer = await act();
    return answer.body.code === 'rules-silent' ? undefined : answer;
  });

/** Begun by whoever makes it, scored by the expert; the result is not concluded yet. */
export async function scoredHere(
  county: County,
  who: 'office' | 'reviewer',
  id: string,
  [type, points]: readonly [string, Points],
): Promise<void> {
  accepted(await beginHere(county, who, id, type));
  await named(county, who, id, [type, 'appoint', 'experts']);
  accepted(await onceSettled(() => scoreHere(county, id, type, points)));
}

export const concludeHere = (county: County, who: Who, id: string, type: string): Answered =>
  stepHere(county, who, [id, type, 'conclude'], { answer: 'done', brings: papers('evaluation-report') });

/** A key evaluation with these points, concluded. */
export async function keyEvaluated(county: County, id: string, points: Points): Promise<void> {
  await scoredHere(county, 'office', id, ['key-evaluation', points]);
  accepted(await concludeHere(county, 'office', id, 'key-evaluation'));
}
