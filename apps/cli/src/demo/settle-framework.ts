import { decimal, decimalToText } from '@wenxiao/domain';
import { moneyScheme } from '@wenxiao/rules/shape';
import type { Person } from './person.js';
import { budgetYear } from './scenario.js';

/** What the demo’s bureau gives to each part of the framework of evaluations: no text at hand gives it. */
export const frameworkPoints = { decision: '20', process: '20', output: '30', benefit: '30' } as const;

const framework = 'evaluation.frameworks/mof-evaluation-2020-10';
const types = ['department-evaluation', 'finance-evaluation'] as const;

type Settled = Readonly<{ version: number; items: readonly Readonly<{ type?: string; year?: number }>[] }>;

/** The performance office settles what each part counts in the evaluations of the year, once the rules are in force; where it has not yet. */
export async function settleFramework(office: Pick<Person, 'get' | 'post'>, countyId: string): Promise<void> {
  const address = `/api/directory/jurisdictions/${countyId}/bodies/${countyId}/settlements`;
  const values = Object.fromEntries(
    Object.entries(frameworkPoints).map(([part, points]) => [`${framework}/parts/${part}/points`, points]),
  );
  for (const type of types) {
    const { version, items } = await office.get<Settled>(`${address}?scheme=${moneyScheme}`);
    if (items.some((item) => item.type === type && item.year === budgetYear)) continue;
    const why = { document: '示财绩〔2022〕9号', reason: '按项目支出绩效评价管理办法所附参考框架，明确各部分分值。' };
    await office.post(address, { scheme: moneyScheme, type, year: budgetYear, values, ...why }, { ifMatch: version });
  }
}

/** A sheet that comes to a total, of which each part has its share. */
export const sheetAlongFramework = (total: string) => ({
  scores: Object.entries(frameworkPoints).map(([part, points]) => ({
    part,
    score: decimalToText(decimal(total).times(points).div('100')),
  })),
});
