import type { Coded } from '../shape/member-path.js';
import type { MemberGroup } from '../shape/groups.js';
import type { ValuePath } from '../shape/values.js';
import type { ResolvedContent } from './resolved.js';

/** Scales that are one value, and what becomes of all that is above one. Amounts and verdicts are none: they are decided at the object. */
const scaleValues = [
  'evaluation.fullMark',
  'conventions.attainment',
  'exAnte.majorPolicyThreshold',
  'target.requestAboveControl',
] as const satisfies readonly ValuePath[];

/** Scales that only a set has which says that it leaves them open: a rate that a case of its negative list compares with. */
const scalesLeftOpen = ['negativeList.executionRate'] as const satisfies readonly ValuePath[];

/** Scales that are a list of members: silent while there is none. */
const scaleGroups = ['evaluation.gradeBands', 'evaluation.scoringMethods'] as const satisfies readonly MemberGroup[];

/** Parameters without which a scoring method scores nothing. */
export const parametersOf: Readonly<Record<string, readonly string[]>> = {
  'decreasing-count': ['perUnit'],
  cumulative: ['perUnit'],
  'direct-deduction': ['perUnit'],
  'base-plus-minus': ['base'],
  composite: ['aspects'],
};

/**
 * The scales that rules in force do not give, by path: the full mark, `evaluation.gradeBands`, the points of a method
 * (`evaluation.scoringMethods/late/perUnit`), the full mark of a part (`evaluationTypes/self-evaluation/parts/total/full`), the parts
 * of a framework by which something is computed or filled in (`evaluation.frameworks/whole-department/parts`), or the points of those
 * that a text names (`evaluation.frameworks/whole-department/parts/output/points`); of a work assessment the points of its items and
 * the items that a text leaves to a rule of its own (`accountability.workAssessments/departments/others`); of a kind of subject that
 * comes in later the year from which it does (`subject.kinds/whole-department/phasedFrom`).
 * Each can be settled by a decision, nothing else can.
 */
export function silentScales({ values, members }: Pick<ResolvedContent, 'values' | 'members'>): readonly string[] {
  const isLeftOpen = (path: ValuePath): boolean => values[path] !== undefined && 'silent' in values[path];
  const isSilent = (path: ValuePath): boolean => values[path] === undefined || isLeftOpen(path);
  const methods = (members['evaluation.scoringMethods'] ?? []).flatMap((method) =>
    missing(method, `evaluation.scoringMethods/${method.code}`, parametersOf[method.method] ?? []),
  );
  const parts = (members.evaluationTypes ?? []).flatMap((type) =>
    type.parts
      .filter(({ aggregate, framework }) => aggregate !== 'entries' && aggregate !== 'tier' && framework === undefined)
      .flatMap((part) => missing(part, `evaluationTypes/${type.code}/parts/${part.code}`, ['full'])),
  );
  const filledIn = (members.evaluationTypes ?? []).flatMap((type) =>
    type.parts.flatMap(({ framework }) => framework ?? []),
  );
  const frameworks = (members['evaluation.frameworks'] ?? [])
    .filter(({ code, of }) => of !== undefined || filledIn.includes(code))
    .flatMap((framework) => {
      const path = `evaluation.frameworks/${framework.code}`;
      const parts = framework.parts ?? [];
      return [
        ...missing(framework, path, ['parts']),
        ...parts.flatMap((part) => missing(part, `${path}/parts/${part.code}`, ['points'])),
      ];
    });
  const worked = (members['accountability.workAssessments'] ?? []).flatMap(({ code, open, others, assesses }) => [
    ...(open === true && others === undefined ? [`accountability.workAssessments/${code}/others`] : []),
    ...(members['accountability.workAssessmentItems'] ?? [])
      .filter((item) => assesses.includes(item.code))
      .flatMap((item) => missing(item, `accountability.workAssessmentItems/${item.code}`, ['full'])),
  ]);
  const kinds = (members['subject.kinds'] ?? [])
    .filter(({ phased }) => phased === true)
    .flatMap((kind) => missing(kind, `subject.kinds/${kind.code}`, ['phasedFrom']));
  return [
    ...scaleValues.filter(isSilent),
    ...scalesLeftOpen.filter(isLeftOpen),
    ...scaleGroups.filter((group) => (members[group] ?? []).length === 0),
    ...methods,
    ...parts,
    ...frameworks,
    ...new Set(worked),
    ...kinds,
  ];
}

function missing(member: Coded, path: string, fields: readonly string[]): readonly string[] {
  return fields.filter((field) => Reflect.get(member, field) === undefined).map((field) => `${path}/${field}`);
}

/** What a path is called where nothing stands that could say it. */
const names: Readonly<Record<string, Readonly<{ zh: string; en: string }>>> = {
  'evaluation.fullMark': { zh: '评价满分', en: 'full mark of an evaluation' },
  'conventions.attainment': { zh: '绩效目标完成程度的计算办法', en: 'how attainment is put together' },
  'exAnte.majorPolicyThreshold': { zh: '重大政策的资金标准', en: 'threshold of a major policy' },
  'negativeList.executionRate': { zh: '执行率不达标的界限', en: 'rate of execution that is not up to standard' },
  'target.requestAboveControl': {
    zh: '申请超控制数的处理（不予受理，或须说明理由）',
    en: 'what becomes of a request above the control number',
  },
  'evaluation.gradeBands': { zh: '评价等级的分值区间', en: 'grade bands of an evaluation' },
  'evaluation.scoringMethods': { zh: '计分办法', en: 'scoring methods' },
};

/** Groups whose members have scales. */
const groupsWithScales: readonly string[] = [
  'evaluationTypes',
  'evaluation.scoringMethods',
  'evaluation.frameworks',
  'accountability.workAssessments',
  'accountability.workAssessmentItems',
  'subject.kinds',
];

const fieldNames: Readonly<Record<string, Readonly<{ zh: string; en: string }>>> = {
  full: { zh: '评分部分的满分', en: 'full mark of a part' },
  others: { zh: '工作考核的其他内容及分值', en: 'further items of a work assessment, with their points' },
  perUnit: { zh: '计分办法的单位分值', en: 'points for each unit' },
  base: { zh: '计分办法的基础分', en: 'base share' },
  parts: { zh: '绩效评价指标框架各部分的分值', en: 'parts of the framework of indicators' },
  points: { zh: '绩效评价指标框架一部分的分值', en: 'points of a part of the framework of indicators' },
  aspects: { zh: '计分办法的各方面权重', en: 'weights of the aspects' },
  phasedFrom: { zh: '此类支出纳入绩效管理的起始年度', en: 'year from which this kind of spending comes in' },
};

/** A silent scale in words; undefined where the path is no scale, and a decision cannot settle it. */
export function scaleName(path: string): Readonly<{ zh: string; en: string }> | undefined {
  const [first = '', ...deeper] = path.split('/');
  if (deeper.length === 0) return Object.hasOwn(names, first) ? names[first] : undefined;
  if (!groupsWithScales.includes(first)) return undefined;
  const field = deeper.at(-1) ?? '';
  return Object.hasOwn(fieldNames, field) ? fieldNames[field] : undefined;
}
