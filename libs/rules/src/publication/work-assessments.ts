import { decimal, sumOf } from '@wenxiao/domain';
import type { Flaw } from '../reading/flaw.js';
import type { Statements } from '../shape/member-path.js';
import type { WorkAssessment, WorkAssessmentItem } from '../shape/work-assessment.js';
import { bandFlaws } from './bands.js';

/** Items that stand twice or do not come to the full mark, bands that do not cover it, facts that are asked for what they have not. */
export function workAssessmentFlaws(members: Statements['members'], fullMark: string | undefined): readonly Flaw[] {
  const listed = members['accountability.workAssessmentItems'] ?? [];
  const all = members['accountability.workAssessments'] ?? [];
  return [
    ...listed.flatMap((item) => factFlaws(item, `accountability.workAssessmentItems/${item.code}`)),
    ...all.flatMap((each) => assessmentFlaws(each, listed, fullMark)),
  ];
}

function assessmentFlaws(
  { code, assesses, open, others, grades }: WorkAssessment,
  listed: readonly WorkAssessmentItem[],
  fullMark: string | undefined,
): readonly Flaw[] {
  const path = `accountability.workAssessments/${code}`;
  const added = others ?? [];
  const items = [...listed.filter((item) => assesses.includes(item.code)), ...added];
  const twice = added.filter(
    ({ code: own }, at) => items.findIndex((each) => each.code === own) < items.length - added.length + at,
  );
  const sum = sumOf(items.map(({ full = '0' }) => decimal(full)));
  // What is silent is settled, all of it or some: what is there by then fits beside it.
  const isWhole = items.every(({ full }) => full !== undefined) && (open === undefined || others !== undefined);
  const top = typeof grades === 'object' ? undefined : fullMark;
  return [
    ...twice.map(({ code: own }) => ({
      path: `${path}/others/${own}`,
      zh: `考核内容 ${own} 已经列入`,
      en: `the item ${own} is among them already`,
    })),
    ...added.flatMap((item) => factFlaws(item, `${path}/others/${item.code}`)),
    ...added.filter(({ full }) => full === undefined).map((item) => withoutPoints(`${path}/others/${item.code}`)),
    ...(typeof grades === 'object'
      ? bandFlaws(grades.byScore, isWhole ? sum.toFixed() : undefined, `${path}/grades/byScore`)
      : []),
    ...(top === undefined || (isWhole ? sum.eq(top) : sum.lte(top)) ? [] : [notWhole(path, top, sum.toFixed())]),
  ];
}

const notWhole = (path: string, top: string, sum: string): Flaw => ({
  path,
  zh: `各项考核内容分值合计须为总分值 ${top}，现为 ${sum}`,
  en: `the items must come to the full mark, ${top}, and come to ${sum}`,
});

const withoutPoints = (path: string): Flaw => ({
  path: `${path}/full`,
  zh: '须写明分值',
  en: 'must say how many points it has',
});

/** Findings are of checks alone, grades of results alone. */
function factFlaws({ takes = [] }: WorkAssessmentItem, path: string): readonly Flaw[] {
  return takes
    .filter(
      ({ fact, findings, gradedAs }) =>
        (findings !== undefined && fact !== 'monitoring-finding') ||
        (gradedAs !== undefined && fact !== 'evaluation-result'),
    )
    .map(({ code }) => ({
      path: `${path}/takes/${code}`,
      zh: 'findings 只用于 monitoring-finding，gradedAs 只用于 evaluation-result',
      en: 'findings are of monitoring-finding alone, gradedAs of evaluation-result alone',
    }));
}
