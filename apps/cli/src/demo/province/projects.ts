import type { Quality } from './course.js';

/** What comes of a project in one budget year, the same under every government. */
export type ProjectYear = Readonly<{
  quality: Quality;
  /** Of the evaluation that is applied, in points of a hundred; of the self-evaluation that prints none. */
  points: string;
  selfPoints: string;
  /** How far the unit gets by the end of each quarter, in hundredths of the budget. */
  spentPercent: readonly [q1: number, q2: number, q3: number, q4: number];
  /** The form of the self-evaluation is handed in as it was published; else it is filled in. */
  asPublished?: true;
  /** What was not spent lies idle for long. */
  isIdle?: true;
  /** What the evaluation wants put right. */
  problem?: string;
}>;

/** A published form, played as the same project of each government. */
export type Project = Readonly<{ form: string; years: readonly ProjectYear[] }>;

const steady = [20, 45, 75, 100] as const;

export const projects: readonly Project[] = [
  {
    form: 'self-eval-tianchang-shuili-2022.json',
    years: [
      {
        quality: 'average',
        points: '72',
        selfPoints: '95',
        spentPercent: steady,
        asPublished: true,
        problem: '部分工程管护责任未落实到人',
      },
      { quality: 'good', points: '88', selfPoints: '96', spentPercent: steady },
      { quality: 'good', points: '89', selfPoints: '98', spentPercent: [25, 50, 80, 100] },
    ],
  },
  {
    form: 'self-eval-huanggang-shuibao-2020.json',
    years: [
      {
        quality: 'low',
        points: '55',
        selfPoints: '88',
        spentPercent: [5, 20, 40, 65],
        problem: '监测资料整编滞后，资金拨付迟缓',
      },
      {
        quality: 'low',
        points: '52',
        selfPoints: '85',
        spentPercent: [5, 15, 35, 62],
        problem: '监测点位未按计划运行',
      },
      {
        quality: 'low',
        points: '58',
        selfPoints: '84',
        spentPercent: [10, 20, 45, 66],
        isIdle: true,
        problem: '成果未按期提交',
      },
    ],
  },
];

/** What a unit is assessed on without money: four indicators of 1000 points, one of each source. */
export const indicatorsOfBodies = [
  ['provincial', '关键业绩指标', '省政府工作指标', '120', '公里', '400'],
  ['municipal', '关键业绩指标', '市政府工作指标', '10', '项', '300'],
  ['funds-from-above', '重要工作', '经济发展指标', '50', '万元', '200'],
  ['bureau-tasks', '重要工作', '党群工作指标', '4', '次', '100'],
].map(([origin, level1, level2, value, unit, weight], index) => ({
  ...{ indicator: String(index + 1), origin, level1, level2, name: `${String(level2)}完成情况` },
  ...{ direction: 'at-least', quantifiable: true, value, weight, written: `≥${String(value)}${String(unit)}` },
}));
