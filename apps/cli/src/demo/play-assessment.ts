import type { FieldPeople } from './fields.js';
import type { FormFigures } from './figures-of-form.js';
import { idOf, type Person } from './person.js';
import { eventually, papers, path, type Possible, seen, type Stage, year } from './stage.js';

/** The way in which its own department assesses what is new. */
const procedure = 'ex-ante-unit';

type Assessment = Readonly<{ possible: readonly Possible[] }>;

/**
 * Registers what is new and has its department assess it, scored by the expert, before money is asked for it.
 * @returns the id of the subject.
 */
export async function assess(
  stage: Stage,
  { subjectKind, subjectName }: FormFigures,
  { at, score }: Readonly<{ at: FieldPeople; score: string }>,
): Promise<string> {
  const { expert } = stage.people;
  const { unit, reviewer, unitId } = at;
  const described = { unit: unitId, kind: subjectKind, name: subjectName, isNew: true };
  const subject = idOf(await unit.post(path(stage, 'targets', 'subjects'), described));
  const asked = { subject, procedure, year: Number(year) };
  const id = idOf(await unit.post(path(stage, 'targets', 'ex-ante-assessments'), asked));
  const address = path(stage, 'targets', `ex-ante-assessments/${id}`);
  const step = async (by: Person, name: string, body: object, demoFigures: readonly string[] = []): Promise<void> => {
    const { possible } = await by.get<Assessment>(address);
    if (!possible.some((each) => each.step === name)) return; // Done before an interruption.
    await by.post(`${address}/steps/${name}`, body, { ifMatch: await seen(by, address), demoFigures });
  };
  await step(reviewer, 'fix-object', { answer: 'fixed' });
  await step(reviewer, 'form-work-group', { answer: 'formed', brings: { persons: [expert.personId] } });
  await step(unit, 'submit-materials', { answer: 'submitted', brings: papers('application-materials') });
  await eventually('the work group is let in', () => expert.find(address));
  const { possible } = await expert.get<Assessment>(address);
  const checklist = (possible[0]?.checklist ?? []).map(({ item }) => ({ item, answer: 'passed' }));
  const scored = { answer: 'scored', level: expert.personId, brings: { score, checklist } };
  await step(expert, 'examine', scored, ['assessment-score', 'checklist-answer']);
  const concluded = { answer: 'supported', brings: { score, ...papers('assessment-report') } };
  await step(reviewer, 'conclude', concluded, ['assessment-score']);
  return subject;
}
