import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { versionOf } from './cycle.js';

type Answered = Promise<Answer<Accepted & Problem>>;
type Acting = 'desk' | 'office' | 'reviewer' | 'unit' | 'budget';
/** Whose work, and by which assessment of the rules. */
export type Which = readonly [organisation: string, assessment: 'departments' | 'units'];

export type Work = Readonly<{
  version: number;
  status: string;
  silent?: string;
  total?: string;
  conclusion?: Readonly<{ score: string; grade: string; findings: readonly string[] }>;
  items: readonly Readonly<{
    item: string;
    full?: string;
    computed?: string;
    taken: number;
    facts: readonly Readonly<Record<string, unknown>>[];
    scored?: object;
  }>[];
}>;

export const workAt = ([organisation, assessment]: Which): string =>
  `work-assessments/${organisation}/2023/${assessment}`;

const item = 'accountability.workAssessmentItems/monitoring-work';
/** What the county settles beside the one item that its text names: the points of that, and one more, computed by what evaluations came to. */
const settledPoints = (assessments: readonly Which[1][]) => ({
  scheme: 'budget-performance',
  document: '扶财绩〔2023〕1号',
  reason: '细则未写明其他考核内容和分值，经局务会研究明确。',
  values: {
    [`${item}/full`]: '60',
    ...Object.fromEntries(
      assessments.map((assessment) => [
        `accountability.workAssessments/${assessment}/others`,
        [
          {
            code: 'results',
            zh: '绩效评价结果',
            full: '40',
            takes: [
              {
                code: 'unqualified',
                zh: '财政评价不合格',
                fact: 'evaluation-result',
                gradedAs: ['unqualified'],
                perUnit: '15',
              },
            ],
          },
        ],
      ]),
    ),
  },
});

export async function settlePoints(county: County, assessments: readonly Which[1][]): Promise<void> {
  const address = `bodies/${county.id}/settlements`;
  const { body } = await county.get<{ version: number }>('office', 'directory', `${address}?scheme=budget-performance`);
  const settled = await county.post('office', 'directory', address, settledPoints(assessments), {
    ifMatch: body.version,
  });
  if (settled.status !== 201) throw new Error(`Refused: ${settled.text}`);
}

const onWork = (county: County, who: Acting, which: Which, act: string, body: object): Answered => {
  const read = (): Promise<number> => versionOf(county, 'accountability', workAt(which));
  return postAsRead(county, who, 'accountability', `${workAt(which)}${act}`, body, read);
};

export const sheet = (monitoring: string, results: string, different: object = {}) => ({
  items: [
    { item: 'monitoring-work', points: monitoring, opinion: '监控记录照抄上月' },
    { item: 'results', points: results },
  ],
  ...different,
});
export const scoreWork = (county: County, which: Which, body: object, who: Acting = 'desk'): Answered =>
  onWork(county, who, which, '', body);
export const concludeWork = (
  county: County,
  which: Which,
  findings: readonly string[] = [],
  who: Acting = 'office',
): Answered => onWork(county, who, which, '/conclusion', { findings });
export const takeBackWork = (county: County, which: Which, who: Acting = 'office'): Answered =>
  onWork(county, who, which, '/conclusion/withdrawal', { reason: '须重新核实' });
