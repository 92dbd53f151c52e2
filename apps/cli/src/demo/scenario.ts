/**
 * Which published forms the demo drives, and what it adds to each. No form prints every stage of the cycle: what is not
 * printed is entered by a demo person and marked 演示数据 wherever it is shown.
 */
export type Case = Readonly<{
  /** A file of `tests/forms/published`. */
  form: string;
  /** For what the form prints its amounts, where that is not one year. */
  amountsOf?: string;
  /** Budget asked for, where the form prints none that can be taken over. */
  requested?: Readonly<{ amount: string; unit: '元' | '万元' }>;
  /** How far the unit gets by the end of each quarter, in hundredths of the spending of the year. */
  spentPercent: readonly [q1: number, q2: number, q3: number, q4: number];
  /** Money of the year that is spent, where the form does not print it: in hundredths of the budget. */
  executedPercent?: number;
  /** What monitoring finds in the third quarter. */
  deviation?: Readonly<{
    cause: string;
    measures: string;
    /** What of the rule set calls for measures, and which of those that it lists are proposed. */
    ground: 'objective-cause' | 'serious-problem';
    proposed: readonly string[];
    budgetLeftPercent: number;
  }>;
  /** Total of the self-evaluation, where the form prints none. */
  selfScore?: string;
  /** The finance bureau's points: decision, process, output, benefit (of 20, 20, 30, 30). Absent: it is not among the projects picked. */
  financeScores?: readonly [decision: string, process: string, output: string, benefit: string];
  /** What the result does to next year's money, beyond what the grade says. */
  cutPercent?: number;
  /** For which trigger of the rule set the unit is referred. */
  referredFor?: string;
}>;

/** Quarter by quarter, without haste. */
const steady = [20, 45, 75, 100] as const;

export const scenario: readonly Case[] = [
  {
    form: 'self-eval-yongde-mingliang-school-2022.json',
    spentPercent: steady,
    financeScores: ['18.5', '18', '27', '27.5'],
  },
  { form: 'self-eval-zhongjiang-shuili-2022.json', spentPercent: steady, financeScores: ['17', '16.5', '25', '24'] },
  {
    form: 'self-eval-huanggang-shuibao-2020.json',
    spentPercent: [25, 50, 75, 100],
    financeScores: ['19', '18', '28.5', '27'],
  },
  {
    form: 'self-eval-langfang-food-school-2019.json',
    spentPercent: [0, 30, 70, 100],
    selfScore: '98',
    financeScores: ['16', '15', '24', '23'],
  },
  { form: 'self-eval-tianchang-shuili-2022.json', spentPercent: steady },
  {
    form: 'self-eval-guangshui-lan-2019.json',
    spentPercent: [10, 40, 60, 100],
    financeScores: ['13', '12', '19', '18'],
  },
  {
    form: 'self-eval-xuancheng-animal-disease-2023.json',
    spentPercent: [5, 20, 40, 100],
    deviation: {
      cause: '使用了往年结余资金采购',
      measures: '收回结余，按程序调减预算',
      ground: 'objective-cause',
      proposed: ['cut-budget', 'adjust-target'],
      budgetLeftPercent: 60,
    },
    selfScore: '81.5',
    financeScores: ['14', '13', '21', '20'],
  },
  {
    form: 'self-eval-chizhou-tangxi-weituo-2022.json',
    spentPercent: steady,
    selfScore: '90',
  },
  {
    form: 'self-eval-dazhou-ich-2021.json',
    spentPercent: [10, 30, 60, 100],
    financeScores: ['17.5', '17', '26', '26.5'],
  },
  { form: 'self-eval-qingshen-salary-unfilled-2023.json', spentPercent: [25, 50, 75, 100] },
  {
    form: 'target-jingyan-mata-village-cadres-2023.json',
    spentPercent: [25, 50, 75, 100],
    executedPercent: 100,
    selfScore: '97',
  },
  {
    form: 'target-fengdu-police-aux-2022.json',
    spentPercent: [25, 50, 75, 100],
    selfScore: '95',
    financeScores: ['18', '17.5', '27', '26'],
  },
  {
    form: 'target-ningxiang-batang-2021.json',
    spentPercent: [10, 25, 50, 100],
    executedPercent: 82,
    selfScore: '88',
    financeScores: ['9', '12', '17', '15'],
    cutPercent: 20,
    referredFor: 'unqualified-result',
  },
  {
    form: 'monitoring-xiping-sheep-base-2022-july.json',
    spentPercent: [0, 0, 0, 0],
    executedPercent: 0,
    deviation: {
      cause: '项目目前未实施，资金未使用',
      measures: '暂停实施，资金交回',
      ground: 'serious-problem',
      proposed: ['suspend-subject', 'stop-payment', 'cut-budget'],
      budgetLeftPercent: 10,
    },
    selfScore: '52',
    financeScores: ['8', '6', '10', '9'],
    cutPercent: 100,
    referredFor: 'unqualified-result',
  },
  {
    form: 'monitoring-huangshi-heritage-2019.json',
    requested: { amount: '220', unit: '万元' },
    spentPercent: [20, 40, 70, 100],
    executedPercent: 96,
    selfScore: '93',
  },
  {
    form: 'finance-eval-roads-cleaning-zhejiang-2019-2021.json',
    amountsOf: '三年合计',
    spentPercent: steady,
    selfScore: '92',
    financeScores: ['17.5', '16.82', '26', '25.5'],
  },
  {
    form: 'dept-eval-liangping-forestry-2022.json',
    requested: { amount: '2600', unit: '万元' },
    spentPercent: [20, 40, 60, 100],
    executedPercent: 79,
  },
];

/** The budget year that every case is played in; the year that a form prints stays with the form. */
export const budgetYear = 2023;
