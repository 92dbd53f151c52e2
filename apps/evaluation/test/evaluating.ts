import { eventually } from '@wenxiao/messaging/testing';
import type { Answer, County, CountyService, Person } from '@wenxiao/service-kit/testing';

export type Seen = Readonly<{
  version: number;
  status: string;
  sheets: readonly Readonly<{ evaluator?: string; total: string }>[];
  form?: object;
  conclusion?: object;
  possible: readonly Readonly<{ step: string; level?: string; mine: boolean }>[];
}>;

export const form = (different: object = {}) => ({
  kind: 'self-evaluation',
  funds: { unit: '元', annualBudget: '1000000', executed: '950000', executionRate: '95%', weight: '10', score: '9.5' },
  indicators: [
    { level3: '养护里程', target: '≥120公里', actual: '120公里', weight: '60', score: '60' },
    { level3: '群众满意度', target: '≥90%', actual: '95%', weight: '30', score: '26.5', deviationReason: '抽样偏差' },
  ],
  totals: { publishedTotalScore: '96', grade: '优' },
  truncated: false,
  complete: true,
  ...different,
});
export const papers = (...documents: readonly string[]) => ({
  documents: documents.map((document) => ({ name: document, document })),
});
export const points = (score: string) => ({ scores: [{ part: 'total', score }] });

export const okOf = ({ status, body }: Answer): Answer['body'] => {
  if (status !== 200 && status !== 201) throw new Error(JSON.stringify({ status, body }));
  return body;
};
export const pathOf = (subject: string, type: string) => `evaluations/${subject}/${type}/2023/1`;

export const department = 'department-evaluation';

/** What people of a county do, as far as a test does not look at it. */
export function evaluatingIn(running: CountyService, county: County) {
  async function seen(subject: string, type: string, as: Person = county.office): Promise<Seen> {
    return okOf(await running.call(county, pathOf(subject, type), { as })) as Seen;
  }
  const begin = (subject: string, type: string, as: Person) =>
    running.call(county, pathOf(subject, type), {
      as,
      body: type === 'finance-evaluation' ? { chosenFor: ['public-concern'] } : {},
    });
  async function step(
    subject: string,
    [type, name]: readonly [string, string],
    as: Person,
    body: object,
    version?: number,
  ): Promise<Answer> {
    const ifMatch = version ?? (await seen(subject, type)).version;
    return running.call(county, `${pathOf(subject, type)}/steps/${name}`, { as, body, ifMatch });
  }
  const handIn = (subject: string, different: object = {}) =>
    step(subject, ['self-evaluation', 'evaluate'], county.clerk, {
      answer: 'done',
      brings: papers('self-evaluation-form'),
      form: form(different),
    });

  /** A policy, which is scored as a whole, whose unit has evaluated itself, with two persons who can be named as evaluators. */
  async function selfEvaluated(): Promise<Readonly<{ subject: string; first: Person; second: Person }>> {
    const subject = await running.approve(county, { kind: 'policy' }, '2023-01-20');
    // Its form is held against the budget, which is told beside it.
    await running.settled();
    await eventually(async () => okOf(await begin(subject, 'self-evaluation', county.clerk)));
    okOf(await handIn(subject));
    const named = async (): Promise<Person> => ({
      id: await running.account(county.id, county.bureau),
      desk: '',
      at: county.bureau,
    });
    return { subject, first: await named(), second: await named() };
  }

  /** … and whose department evaluates it, up to the sheets. */
  async function upToSheets() {
    const of = await selfEvaluated();
    const { subject, first, second } = of;
    okOf(await begin(subject, department, county.reviewer));
    okOf(await step(subject, [department, 'fix-object'], county.reviewer, { answer: 'done' }));
    const persons = { answer: 'formed', brings: { persons: [first.id, second.id] } };
    await eventually(async () => okOf(await step(subject, [department, 'fix-evaluators'], county.reviewer, persons)));
    const notice = { answer: 'done', brings: papers('evaluation-notice') };
    okOf(await step(subject, [department, 'issue-notice'], county.reviewer, notice));
    await eventually(async () => okOf(await running.call(county, pathOf(subject, department), { as: first })));
    okOf(await step(subject, [department, 'make-plan'], first, { answer: 'done', brings: papers('work-plan') }));
    return of;
  }

  const sheet = (subject: string, as: Person, score: string, version?: number) =>
    step(
      subject,
      [department, 'collect-and-verify'],
      as,
      { answer: 'done', level: as.id, brings: papers('working-papers'), sheet: points(score) },
      version,
    );
  /** The form of a self-evaluation, as whoever asks is answered. */
  const formRead = (subject: string, as: Person) =>
    running.call(county, `${pathOf(subject, 'self-evaluation')}/form`, { as });
  return { seen, begin, step, handIn, formRead, selfEvaluated, upToSheets, sheet };
}
