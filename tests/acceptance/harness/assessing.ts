import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { idOf, versionOf } from './cycle.js';

type Who = 'unit' | 'reviewer' | 'office' | 'expert' | 'approver' | 'budget' | 'desk';
type Answered = Promise<Answer<Accepted & Problem>>;
/** The two ways in which desks of the set assess. */
export type Way = 'ex-ante-unit' | 'ex-ante-finance';

/** Who makes an assessment, by the way. */
const desks = { 'ex-ante-unit': 'reviewer', 'ex-ante-finance': 'office' } as const;

const papers = (document: string) => ({ documents: [{ name: document, document }] });

/** A project that is new, or what a test says otherwise. */
export async function newSubject(county: County, different: object = {}): Promise<string> {
  const described = { unit: county.unitId, kind: 'project', name: '农村供水工程', isNew: true, ...different };
  return idOf(await county.post('unit', 'targets', 'subjects', described));
}

/** An act on a subject, upon the version that its reader has seen. */
export const onSubject = (county: County, who: Who, subject: string, act: string, body: object): Answered =>
  postAsRead(county, who, 'targets', `subjects/${subject}/${act}`, body, () =>
    versionOf(county, 'targets', `subjects/${subject}`),
  );

export const openAssessment = (
  county: County,
  who: Who,
  subject: string,
  procedure: string,
  different: object = {},
): Answered => county.post(who, 'targets', 'ex-ante-assessments', { subject, procedure, year: 2023, ...different });

export const assessmentAt = (id: string): string => `ex-ante-assessments/${id}`;

/** An act on an assessment, upon the version that its reader has seen. */
export function onAssessment(county: County, who: Who, id: string, act: string, body: object): Answered {
  const address = assessmentAt(id);
  const read = (): Promise<number> => versionOf(county, 'targets', address);
  return postAsRead(county, who, 'targets', `${address}/${act}`, body, read);
}

export const assessmentStep = (county: County, who: Who, id: string, step: string, body: object): Answered =>
  onAssessment(county, who, id, `steps/${step}`, body);

/** What is gone through when a project or policy is scored, each item as it should be. */
export async function scoring(county: County, id: string, score: string): Promise<object> {
  const { body } = await county.get<{ possible: readonly Possible[] }>('office', 'targets', assessmentAt(id));
  // Everybody of the group has the same.
  const { checklist = [] } = body.possible[0] ?? {};
  return { score, checklist: checklist.map(({ item }) => ({ item, answer: 'passed' })) };
}
export type Possible = Readonly<{
  step: string;
  checklist?: readonly Readonly<{ item: string; zh: string; questions: readonly string[] }>[];
}>;

/** Asked for by the unit; its object fixed, its work group formed, its materials there: the group can score. */
export async function upToScores(
  county: County,
  subject: string,
  way: Way,
  { group = ['expert'], ...different }: Readonly<{ group?: readonly ('expert' | 'approver')[] }> & object = {},
): Promise<string> {
  const id = idOf(await openAssessment(county, 'unit', subject, way, different));
  await prepareScores(county, id, way, group);
  return id;
}

/** Its object is fixed, its work group formed, its materials there. */
export async function prepareScores(
  county: County,
  id: string,
  way: Way,
  group: readonly ('expert' | 'approver')[] = ['expert'],
): Promise<void> {
  const desk = desks[way];
  idOf(await assessmentStep(county, desk, id, 'fix-object', { answer: 'fixed' }));
  const persons = await Promise.all(group.map((who) => county.people[who].personId()));
  idOf(await assessmentStep(county, desk, id, 'form-work-group', { answer: 'formed', brings: { persons } }));
  const materials = { answer: 'submitted', brings: papers('application-materials') };
  idOf(await assessmentStep(county, 'unit', id, 'submit-materials', materials));
}

/** … scored by its group, so that it can be concluded. */
export async function upToConclusion(
  county: County,
  subject: string,
  way: Way,
  { score = '88', ...different }: Readonly<{ score?: string }> & object = {},
): Promise<string> {
  const id = await upToScores(county, subject, way, different);
  await scoreAssessment(county, id, score);
  return id;
}

/** The expert, of whom the work group is. */
export async function scoreAssessment(county: County, id: string, score = '88'): Promise<void> {
  const level = await county.people.expert.personId();
  const brings = await scoring(county, id, score);
  idOf(await assessmentStep(county, 'expert', id, 'examine', { answer: 'scored', level, brings }));
}

export const concludeAssessment = (county: County, id: string, way: Way, conclusion: string, score = '88'): Answered =>
  assessmentStep(county, desks[way], id, 'conclude', {
    answer: conclusion,
    brings: { score, ...papers('assessment-report') },
  });

/** Assessed, from the request to the conclusion. */
export async function assessed(
  county: County,
  subject: string,
  way: Way,
  { conclusion = 'supported', score = '88', ...different }: Readonly<{ conclusion?: string; score?: string }> = {},
): Promise<string> {
  const id = await upToConclusion(county, subject, way, { score, ...different });
  idOf(await concludeAssessment(county, id, way, conclusion, score));
  return id;
}
