import { decimal, sumOf } from '@wenxiao/domain';
import type { EvaluationType, Framework, Part, ScoringMethod } from '../shape/evaluation.js';
import type { MemberGroup } from '../shape/groups.js';
import type { Statements } from '../shape/member-path.js';
import type { Flaw } from '../reading/flaw.js';
import { type Band, bandFlaws } from './bands.js';
import { workAssessmentFlaws } from './work-assessments.js';

/**
 * Bands with gaps or overlaps, tables that do not fall, marks out of their range, weights that do not come to the whole.
 * @param leftOut what could not be read: nothing is said of scales of which it is a part.
 */
export function scaleFlaws({ values, members }: Statements, leftOut: readonly string[] = []): readonly Flaw[] {
  const full = values['evaluation.fullMark'];
  const fullMark = full === undefined || 'silent' in full ? undefined : full.value;
  const isRead = (group: MemberGroup): boolean => !leftOut.some((place) => place.startsWith(`${group}/`));
  const bandsAreRead = isRead('evaluation.gradeBands') && !leftOut.includes('evaluation.fullMark');
  return [
    ...fullMarkFlaws(fullMark),
    ...(bandsAreRead ? gradeFlaws(members['evaluation.gradeBands'] ?? [], fullMark) : []),
    ...(bandsAreRead && isRead('evaluation.grades') ? namedGradeFlaws(members) : []),
    ...(members['evaluation.scoringMethods'] ?? []).flatMap(methodFlaws),
    ...(members['evaluation.frameworks'] ?? []).flatMap((framework) => frameworkFlaws(framework, fullMark)),
    ...(members.evaluationTypes ?? []).flatMap((type) => typeFlaws(type, fullMark)),
    ...(isRead('accountability.workAssessmentItems') ? workAssessmentFlaws(members, fullMark) : []),
  ];
}

function fullMarkFlaws(fullMark: string | undefined): readonly Flaw[] {
  if (fullMark === undefined || decimal(fullMark).gt('0')) return [];
  return [{ path: 'evaluation.fullMark', zh: '总分值须大于 0', en: 'the full mark must be above 0' }];
}

function gradeFlaws(bands: readonly Band[], fullMark: string | undefined): readonly Flaw[] {
  if (bands.length === 0) return [];
  if (fullMark === undefined)
    return [
      { path: 'evaluation.fullMark', zh: '有等级区间时须规定总分值', en: 'must be stated where there are grade bands' },
    ];
  return bandFlaws(bands, fullMark, 'evaluation.gradeBands');
}

/** Where grades are named, the bands are those of exactly these. */
function namedGradeFlaws(members: Statements['members']): readonly Flaw[] {
  const [bands, grades] = [members['evaluation.gradeBands'] ?? [], members['evaluation.grades'] ?? []];
  if (bands.length === 0 || grades.length === 0) return [];
  const path = 'evaluation.gradeBands';
  const others = bands.filter(({ code }) => !grades.some((grade) => grade.code === code));
  const left = grades.filter(({ code }) => !bands.some((band) => band.code === code));
  return [
    ...others.map(({ code }) => ({
      path: `${path}/${code}`,
      zh: `规则的等级没有 ${code}，只有：${grades.map((grade) => grade.code).join('、')}`,
      en: `the rules name no grade ${code}, only: ${grades.map((grade) => grade.code).join(', ')}`,
    })),
    ...left.map(({ code, zh }) => ({ path, zh: `等级“${zh}”没有区间`, en: `the grade ${code} has no band` })),
  ];
}

function methodFlaws(method: ScoringMethod): readonly Flaw[] {
  const path = `evaluation.scoringMethods/${method.code}`;
  if (method.method === 'qualitative-tiers') return bandFlaws(method.tiers, '1', `${path}/tiers`);
  if (method.method === 'composite') return aspectFlaws(method.aspects, path);
  if (method.method !== 'step-table') return [];
  const { steps } = method;
  return steps.flatMap(({ code, from, share }, at) => {
    const here = `${path}/steps/${code}`;
    const above = steps[at - 1]?.from;
    const falls = above === undefined || decimal(from).lt(above);
    const lowest = at < steps.length - 1 || decimal(from).eq('0');
    return [
      ...(falls ? [] : [{ path: `${here}/from`, zh: '分档须从高到低', en: 'steps must go from high to low' }]),
      ...(lowest ? [] : [{ path: `${here}/from`, zh: '最低一档须自 0 起', en: 'the lowest step must begin at 0' }]),
      ...(decimal(share).lte('1') ? [] : [{ path: `${here}/share`, zh: '比例不超过 1', en: 'a share is at most 1' }]),
    ];
  });
}

function aspectFlaws(aspects: readonly Readonly<{ share: string }>[] | undefined, path: string): readonly Flaw[] {
  if (aspects === undefined) return [];
  const sum = sumOf(aspects.map(({ share }) => decimal(share)));
  if (sum.eq('1')) return [];
  return [
    {
      path: `${path}/aspects`,
      zh: `各方面的比重合计须为 1，现为 ${sum.toFixed()}`,
      en: `the shares of the aspects must come to 1, and come to ${sum.toFixed()}`,
    },
  ];
}

/** Parts that do not come to the full mark, two that are of the execution, one first level in two parts. */
function frameworkFlaws({ code, parts }: Framework, fullMark: string | undefined): readonly Flaw[] {
  if (parts === undefined) return [];
  const path = `evaluation.frameworks/${code}/parts`;
  const sum = sumOf(parts.map(({ points = '0' }) => decimal(points)));
  // What is silent is settled, all of it or some: what is there by then fits beside it.
  const isWhole = parts.every(({ points }) => points !== undefined);
  const names = parts.flatMap(({ level1 = [''] }) => level1);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  return [
    ...(fullMark === undefined || (isWhole ? sum.eq(fullMark) : sum.lt(fullMark))
      ? []
      : [
          {
            path,
            zh: `各部分分值合计须为总分值 ${fullMark}，现为 ${sum.toFixed()}`,
            en: `the parts must come to the full mark, ${fullMark}, and come to ${sum.toFixed()}`,
          },
        ]),
    ...(twice === undefined ? [] : [twiceIn(path, twice)]),
  ];
}

const twiceIn = (path: string, level1: string): Flaw =>
  level1 === ''
    ? { path, zh: '预算执行率只能有一个部分', en: 'one part alone is of the execution of the budget' }
    : { path, zh: `一级指标“${level1}”只能属于一个部分`, en: `the first level ${level1} is of one part alone` };

function typeFlaws({ code, grades, parts }: EvaluationType, fullMark: string | undefined): readonly Flaw[] {
  const path = `evaluationTypes/${code}`;
  const own =
    typeof grades === 'object' && 'byScore' in grades
      ? bandFlaws(grades.byScore, fullOf(parts), `${path}/grades/byScore`)
      : [];
  return [
    ...own,
    ...(grades === 'by-score' && fullMark !== undefined ? weightFlaws(parts, fullMark, `${path}/parts`) : []),
    ...parts.flatMap((part) => partFlaws(part, `${path}/parts/${part.code}`)),
  ];
}

/**
 * What is graded by the bands of the full mark comes to it. A framework does so by itself; entries come on top; parts of some subjects
 * alone may stand in one another's place, and each fits beside the others.
 */
function weightFlaws(parts: readonly Part[], fullMark: string, path: string): readonly Flaw[] {
  const counted = parts.filter(({ aggregate }) => aggregate !== 'entries');
  const markOf = ({ full, framework }: Part): string | undefined => (framework === undefined ? full : fullMark);
  const ofAll = counted.filter(({ of }) => of === undefined);
  const isWhole = ofAll.length === counted.length && counted.every((part) => markOf(part) !== undefined);
  const sum = sumOf(ofAll.map((part) => decimal(markOf(part) ?? '0')));
  const highest = counted
    .filter(({ of }) => of !== undefined)
    .map((part) => decimal(markOf(part) ?? '0'))
    .reduce((best, each) => (each.gt(best) ? each : best), decimal('0'));
  const most = sum.plus(highest);
  if (counted.length === 0 || (isWhole ? most.eq(fullMark) : most.lte(fullMark))) return [];
  return [
    {
      path,
      zh: `各部分满分合计须为总分值 ${fullMark}，现为 ${most.toFixed()}`,
      en: `the full marks of the parts must come to the full mark, ${fullMark}, and come to ${most.toFixed()}`,
    },
  ];
}

/** The full mark of a sheet whose parts all state theirs. */
function fullOf(parts: readonly Part[]): string | undefined {
  const marks = parts.flatMap(({ full }) => (full === undefined ? [] : [full]));
  if (parts.length === 0 || marks.length < parts.length) return undefined;
  return marks.reduce((sum, mark) => sum.plus(mark), decimal('0')).toFixed();
}

function partFlaws({ aggregate, tiers, full, framework, along, methods }: Part, path: string): readonly Flaw[] {
  const isPoints = aggregate !== 'tier' && aggregate !== 'entries';
  if (framework !== undefined && (!isPoints || full !== undefined))
    return [
      {
        path,
        zh: '按指标框架填写的部分，其分值由框架各部分给出：不另列满分，也不按档次或加减分项计',
        en: 'what is filled in along a framework has the points of its parts: no full mark of its own, no tiers, no entries',
      },
    ];
  if (along !== undefined && (aggregate !== 'sum' || framework !== undefined || methods === undefined))
    return [
      {
        path,
        zh: '按绩效目标逐项填写的部分为各指标得分之和，须列出未完成指标的计分方法，且不按指标框架填写',
        en: 'what is filled in along the target is the sum of its indicators: it lists methods for what is not finished, and has no framework',
      },
    ];
  if ((aggregate === 'tier') !== (tiers !== undefined && tiers.length > 0))
    return [
      {
        path,
        zh: '按档计分须列出各档，否则不列',
        en: 'tiers are listed where the part is scored by tier, and only there',
      },
    ];
  return (tiers ?? [])
    .filter(({ points }) => full !== undefined && decimal(points).gt(full))
    .map((tier) => ({
      path: `${path}/tiers/${tier.code}`,
      zh: '分值高于满分',
      en: 'has more points than the full mark',
    }));
}
