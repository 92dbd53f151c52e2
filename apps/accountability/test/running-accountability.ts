import { randomUUID } from 'node:crypto';
import { evaluationConclusionWithdrawn, evaluationFinalised, resultSettled } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import {
  type Answer,
  type County,
  type CountyService,
  type Person,
  runCountyService,
} from '@wenxiao/service-kit/testing';
import { accountabilityPlan } from '../src/index.js';

export { type Answer, type County, type Person } from '@wenxiao/service-kit/testing';

/** The result of a project of 2023, as somebody reads it. */
export type Seen = Readonly<{
  version: number;
  status: string;
  proposed: readonly Readonly<{ disposal: string; zh: string }>[];
  disposal?: Readonly<{ version: number; status: string; reason?: string }>;
  evaluation: Readonly<{ type: string; grade?: string }>;
  tasks: readonly Readonly<{ step: string }>[];
  possible: readonly Readonly<{ step: string; mine: boolean }>[];
}>;

type Concluded = Readonly<{
  type?: string;
  number?: number;
  grade?: string;
  score?: string;
  findings?: readonly string[];
}>;

/** Accountability on a store of its own, beside the stores of those it listens to. */
export function actingOn(running: CountyService) {
  const whichOf = (subject: string, { type = 'finance-evaluation', number = 1 }: Concluded) => ({
    subject,
    type,
    period: '2023',
    number,
    year: 2023,
    scheme: 'budget-performance',
    by: randomUUID(),
  });
  const streamOf = (subject: string, { type = 'finance-evaluation', number = 1 }: Concluded): string =>
    `evaluation/${subject}.${type}.2023.${String(number)}`;
  const path = (subject: string): string => `results/${subject}/2023`;

  async function seen(county: County, subject: string, as: Person = county.office): Promise<Seen> {
    const { status, body } = await running.call(county, path(subject), { as });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body as Seen;
  }
  return {
    seen,
    path,
    async finalised(county: County, subject: string, how: Concluded = {}): Promise<void> {
      const { grade = 'unqualified', score = '58.5', findings = [] } = how;
      const contract = evaluationFinalised({
        ...whichOf(subject, how),
        isReEvaluation: false,
        score,
        fullMark: '100',
        grade,
        findings,
      });
      await running.publish('evaluation', county.id, streamOf(subject, how), contract);
    },
    async withdrawn(county: County, subject: string, how: Concluded = {}): Promise<void> {
      const contract = evaluationConclusionWithdrawn(whichOf(subject, how));
      await running.publish('evaluation', county.id, streamOf(subject, how), contract);
    },
    /** Targets answers to a decision of the project’s result. */
    async settled(
      county: County,
      subject: string,
      decisionVersion: number,
      refusal?: 'approved-already',
    ): Promise<void> {
      const decision = `result-application/${subject}.2023`;
      const contract = resultSettled({ subject, year: 2024, decision, decisionVersion, ...(refusal && { refusal }) });
      await running.publish('targets', county.id, `budget-line/${subject}.2024`, contract);
    },
    async until(county: County, subject: string, expected: object): Promise<Seen> {
      await eventually(async () => expect(await seen(county, subject)).toMatchObject(expected));
      return seen(county, subject);
    },
    async step(county: County, subject: string, name: string, as: Person, body: object): Promise<Answer> {
      const { version } = await seen(county, subject);
      return running.call(county, `${path(subject)}/steps/${name}`, { as, body, ifMatch: version });
    },
    async told(county: County, subject: string): Promise<readonly (readonly [type: string, data: object])[]> {
      const published = await running.published(county.id, `result-application/${subject}.2023`);
      return published.map(({ published: { type, text } }) => [type, JSON.parse(text) as object]);
    },
  };
}

export const runAccountability = (firstDay: string): Promise<CountyService> =>
  runCountyService(accountabilityPlan, firstDay);
