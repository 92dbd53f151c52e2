import { gradeBandFlaws } from '../grading/grade-bands.js';
import type { Flaw } from '../parameter/reading.js';
import type { Sourced } from '../parameter/sourced.js';
import { parameterGroupNames, type RuleSet, type SourceText } from './rule-set.js';

/** Decisions (A, N, X) and oracles (B) stand beside every instrument. */
const decisionPrefixes = ['A', 'N', 'X', 'B'];

/** What no single property of a rule set can tell: dates in order, every source explained. */
export function documentFlaws(rules: RuleSet): readonly Flaw[] {
  return [...effectiveFlaws(rules), ...sourceFlaws(rules)];
}

/** What no single parameter can tell: bands against the full mark, codes that exist. Holds for inherited values too. */
export function parameterFlaws(rules: RuleSet): readonly Flaw[] {
  return [...gradeFlaws(rules), ...conclusionFlaws(rules)];
}

/** Every parameter that a rule set has, with its path: `evaluation.gradeBands`. */
function parametersOf(rules: RuleSet): readonly (readonly [path: string, parameter: Sourced<unknown>])[] {
  return parameterGroupNames.flatMap((group) =>
    Object.entries(rules[group]).map(
      ([name, parameter]: [string, Sourced<unknown>]) => [`${group}.${name}`, parameter] as const,
    ),
  );
}

/** The ids of every source that a rule set cites. */
export function citedSources(rules: RuleSet): ReadonlySet<string> {
  const cited = parametersOf(rules).flatMap(([, { source }]) => source);
  return new Set([...rules.effective.source, ...cited]);
}

function effectiveFlaws({ effective }: RuleSet): readonly Flaw[] {
  if (effective.to === undefined || effective.from < effective.to) return [];
  return [
    {
      path: 'effective.to',
      zh: '失效日期须晚于生效日期',
      en: 'must be later than the day from which the rule set holds',
    },
  ];
}

function sourceFlaws(rules: RuleSet): readonly Flaw[] {
  const explained = new Set(rules.sources.map(({ id }) => id));
  const cited = citedSources(rules);
  const unexplained = [['effective', rules.effective] as const, ...parametersOf(rules)].flatMap(([path, { source }]) =>
    source
      .filter((id) => !explained.has(id))
      .map((id) => ({
        path: `${path}.source`,
        zh: `来源 ${id} 未在 sources 中列出原文`,
        en: `source ${id} has no entry with its words in sources`,
      })),
  );
  const entries = rules.sources.flatMap((entry, at) => sourceTextFlaws(entry, `sources[${at}]`, rules, cited));
  const repeated = rules.sources.length === explained.size ? [] : [repeatedSource];
  return [...unexplained, ...entries, ...repeated];
}

const repeatedSource: Flaw = { path: 'sources', zh: '同一编号只能列出一次', en: 'an id may stand only once' };

function sourceTextFlaws(entry: SourceText, path: string, rules: RuleSet, cited: ReadonlySet<string>): readonly Flaw[] {
  const prefix = entry.id.slice(0, entry.id.indexOf('-'));
  const decision = decisionPrefixes.includes(prefix);
  const flaws: Flaw[] = [];
  if (!decision && !rules.instruments.some((instrument) => instrument.prefix === prefix))
    flaws.push({
      path: `${path}.id`,
      zh: `编号前缀 ${prefix} 不属于所列文件`,
      en: `prefix ${prefix} belongs to no instrument listed`,
    });
  if (!decision && entry.article === undefined)
    flaws.push({ path: `${path}.article`, zh: '条文须写明所在条款', en: 'a row must say in which article it stands' });
  if (decision && entry.en === undefined)
    flaws.push({ path: `${path}.en`, zh: '决定须有英文说明', en: 'a decision must be stated in English too' });
  if (!cited.has(entry.id))
    flaws.push({ path, zh: `来源 ${entry.id} 没有参数引用`, en: `no parameter cites source ${entry.id}` });
  return flaws;
}

function gradeFlaws(rules: RuleSet): readonly Flaw[] {
  const bands = rules.evaluation.gradeBands?.value;
  const fullMark = rules.evaluation.fullMark?.value;
  // Where the bands are silent, people give the grades, and no code is computed.
  if (bands === undefined) return [];
  const unknown = gradesNamed(rules)
    .filter(([, grade]) => !bands.some(({ code }) => code === grade))
    .map(([path, grade]) => ({ path, zh: `没有等级 ${grade}`, en: `there is no grade ${grade}` }));
  if (fullMark === undefined) return [...unknown, fullMarkMissing];
  return [...unknown, ...gradeBandFlaws(bands, fullMark, 'evaluation.gradeBands.value')];
}

function gradesNamed({
  resultApplication,
  accountability,
}: RuleSet): readonly (readonly [path: string, grade: string])[] {
  const inDisposals = (resultApplication.disposals?.value ?? []).flatMap(({ grades }, at) =>
    grades.map((grade) => [`resultApplication.disposals.value[${at}].grades`, grade] as const),
  );
  const inTriggers = (accountability.referralTriggers?.value ?? []).flatMap(({ grade }, at) =>
    grade === undefined ? [] : [[`accountability.referralTriggers.value[${at}].grade`, grade] as const],
  );
  return [...inDisposals, ...inTriggers];
}

const fullMarkMissing: Flaw = {
  path: 'evaluation.fullMark',
  zh: '有等级区间时须规定总分值',
  en: 'must be stated where there are grade bands',
};

function conclusionFlaws({ exAnte }: RuleSet): readonly Flaw[] {
  const known = new Set(exAnte.conclusions?.value?.map(({ code }) => code));
  return (exAnte.consequences?.value ?? [])
    .map(({ conclusion }, at) => [conclusion, `exAnte.consequences.value[${at}].conclusion`] as const)
    .filter(([conclusion]) => !known.has(conclusion))
    .map(([conclusion, path]) => ({ path, zh: `没有结论 ${conclusion}`, en: `there is no conclusion ${conclusion}` }));
}
