import { assessedBodies } from './courses/assessed-bodies.js';
import { cityPlan, paymentsOfCounty } from './courses/city-plan.js';
import { countyRules } from './courses/county-rules.js';
import { departmentPlan } from './courses/department-plan.js';
import { districtPlan } from './courses/district-plan.js';
import { measureOnMonitoring } from './courses/measure-on-monitoring.js';
import { rulesOfDesks } from './courses/rules-of-desks.js';
import type { Decided, Government, Settled } from './government.js';
import { quarterlyMonitoring, stricterOctober } from './refinements.js';

// Who plays the province: which bodies there are, by which rules each goes, and what each settles where its rules are silent.

type Band = readonly [code: string, zh: string, from: string];
/** Full mark and bands of grades, for good. */
const scale = (...bands: readonly Band[]): Settled => ({
  values: {
    'evaluation.fullMark': '100',
    'evaluation.gradeBands': bands.map(([code, zh, from], index) => ({
      ...{ code, zh, from },
      to: bands[index - 1]?.[2] ?? '100',
    })),
  },
});

const framework = { decision: 20, process: 20, output: 30, benefit: 30 };
const threeAspects = { economy: 30, efficiency: 30, effectiveness: 40 };
const total = { total: 100 };

const pointsOf = (path: string, what: 'full' | 'points', parts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(parts).map(([part, points]) => [`${path}/parts/${part}/${what}`, String(points)]));

/** A plan of a city leaves to whoever decides what was found; the money follows what they name. */
const byFinding = {
  good: { disposal: 'prioritise', findings: ['good-performance'] },
  average: { disposal: 'urge-improvement', findings: ['average-performance'] },
  low: { disposal: 'cut-or-cancel', findings: ['low-or-no-effect'], cutPercent: 40 },
} as const satisfies Record<string, Decided>;

const cityScale = scale(['good', '好', '80'], ['average', '一般', '60'], ['low', '低效', '0']);
const cityLike = {
  course: cityPlan,
  desks: ['general-office'],
  countsWorkingDays: true,
  settled: [cityScale],
  sheets: { 'key-evaluation': total },
  applies: 'key-evaluation',
  decides: byFinding,
} as const satisfies Partial<Government>;

const city: Government = {
  ...cityLike,
  code: 'jia',
  name: '甲市',
  level: 'prefecture',
  rules: 'changde-2019',
  department: '甲市水利局',
  unit: '甲市水库管理处',
  compared: true,
};

const bureau: Government = {
  code: 'jiao',
  name: '甲市交通运输局',
  below: 'jia',
  rules: 'transport-assessment',
  unit: '甲市公路养护站',
  course: assessedBodies,
  declares: { kind: 'own-unit', nature: 'body' },
};

const countyOfCity: Government = {
  ...cityLike,
  code: 'ji',
  name: '己县',
  level: 'county',
  below: 'jia',
  department: '己县水利局',
  unit: '己县水利站',
  refines: { set: stricterOctober, course: paymentsOfCounty },
};

const prefecture: Government = { code: 'yi', name: '乙州', level: 'prefecture', rules: 'changji-2018' };

const countyOfPrefecture: Government = {
  code: 'geng',
  name: '庚县',
  level: 'county',
  below: 'yi',
  rules: 'own-county',
  department: '庚县水利局',
  unit: '庚县水利站',
  course: measureOnMonitoring,
  refines: { set: quarterlyMonitoring },
};

/** A city without rules of its own: what lies below it goes by its own. */
const plainCity: Government = { code: 'xin', name: '辛市', level: 'prefecture' };

const county: Government = {
  code: 'bing',
  name: '丙县',
  level: 'county',
  below: 'xin',
  rules: 'fufeng-2022',
  department: '丙县水利局',
  unit: '丙县水利站',
  course: countyRules,
  settled: [
    {
      of: 'finance-evaluation',
      values: pointsOf('evaluation.frameworks/mof-evaluation-2020-10', 'points', framework),
    },
  ],
  sheets: { 'finance-evaluation': framework },
  applies: 'finance-evaluation',
  decides: {
    good: { disposal: 'prioritise-or-support' },
    average: { disposal: 'urge-improvement' },
    low: { disposal: 'cut-or-cancel', cutPercent: 20 },
  },
  decidesOnIdle: { disposal: 'recover-funds', findings: ['long-idle-funds'] },
  compared: true,
};

const leadingDesks = [
  'state-assets-office',
  'social-security-desk',
  'financial-affairs-desk',
  'procurement-office',
  'general-desk',
];

const countyOfDesks: Government = {
  code: 'ding',
  name: '丁县',
  level: 'county',
  below: 'xin',
  rules: 'huichang-2020',
  department: '丁县水利局',
  unit: '丁县水利站',
  desks: leadingDesks,
  course: rulesOfDesks,
  settled: [scale(['excellent', '优', '90'], ['good', '良', '75'], ['fair', '一般', '60'], ['poor', '差', '0'])],
  sheets: { 'finance-evaluation': total },
  applies: 'finance-evaluation',
  decides: {
    good: { disposal: 'next-budget' },
    average: { disposal: 'next-budget' },
    low: { disposal: 'policy-adjustment' },
  },
  compared: true,
};

const department: Government = {
  code: 'ban',
  name: '丁县林业局',
  below: 'ding',
  rules: 'office-plan',
  unit: '丁县林业站',
  course: departmentPlan,
  settled: [
    {
      values: {
        ...pointsOf('evaluationTypes/office-self-evaluation', 'full', { execution: 40, attainment: 60 }),
        ...pointsOf('evaluationTypes/external-evaluation', 'full', total),
      },
    },
  ],
  sheets: { 'office-self-evaluation': { execution: 40, attainment: 60 }, 'external-evaluation': total },
  applies: 'external-evaluation',
};

const district: Government = {
  code: 'wu',
  name: '戊区',
  level: 'zone',
  below: 'xin',
  rules: 'yunlong-district',
  department: '戊区农业水务部',
  unit: '戊区水务站',
  course: districtPlan,
  categories: ['agriculture'],
  settled: [
    scale(['excellent', '优', '90'], ['good', '良', '80'], ['medium', '中', '60'], ['low', '低', '0']),
    {
      values: {
        ...pointsOf('evaluationTypes/self-evaluation', 'full', threeAspects),
        ...pointsOf('evaluationTypes/key-evaluation', 'full', threeAspects),
      },
    },
  ],
  sheets: { 'self-evaluation': threeAspects, 'key-evaluation': threeAspects },
  applies: 'key-evaluation',
  decides: {
    good: { disposal: 'priority' },
    average: { disposal: 'tighten', cutPercent: 10 },
    low: { disposal: 'key-monitoring' },
  },
  compared: true,
};

/** All of them, what is above before what is below. */
export const governments: readonly Government[] = [
  city,
  prefecture,
  plainCity,
  county,
  countyOfDesks,
  district,
  countyOfCity,
  countyOfPrefecture,
  bureau,
  department,
];
