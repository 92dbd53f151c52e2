import { ownGradesOf } from '../grading/grade.js';
import type { Flaw } from '../reading/flaw.js';
import type { MemberGroup } from '../shape/groups.js';
import type { Statements } from '../shape/member-path.js';
import { decimalShape } from '../shape/words.js';
import { valueShapes } from '../shape/values.js';
import { meant } from '../reading/unknown-code.js';
import type { Vocabulary, VocabularyFigure } from './vocabulary.js';
import { type Field, fieldsOf, stringsIn } from './walk.js';

/** Fields whose text, or each of whose texts, is the code of a member of a group. */
export const references: Readonly<Record<string, MemberGroup>> = {
  desk: 'desks',
  with: 'desks',
  route: 'routes',
  gate: 'gates',
  assigned: 'parties',
  assigns: 'parties',
  participants: 'parties',
  procedure: 'procedures',
  open: 'procedures',
  admit: 'rankings',
  enter: 'registers',
  register: 'registers',
  checklist: 'checklists',
  document: 'documents',
  documents: 'documents',
  result: 'documents',
  found: 'findings',
  findings: 'findings',
  concludes: 'findings',
  reasons: 'findings',
  grounds: 'findings',
  methods: 'evaluation.scoringMethods',
  framework: 'evaluation.frameworks',
  focus: 'monitoring.contents',
  layer: 'monitoring.layers',
  assessedUnder: 'accountability.workAssessmentItems',
  assesses: 'accountability.workAssessmentItems',
  gradedAs: 'evaluation.gradeBands',
  type: 'evaluationTypes',
  following: 'resultApplication.reports',
};

/** The group under the name by which people know it. */
const groupNames: Partial<Record<MemberGroup, Readonly<{ zh: string; en: string }>>> = {
  desks: { zh: '岗位', en: 'desk' },
  routes: { zh: '办理路由', en: 'route' },
  gates: { zh: '关口', en: 'gate' },
  parties: { zh: '当事方', en: 'party' },
  procedures: { zh: '办理事项', en: 'procedure' },
  rankings: { zh: '排序', en: 'ranking' },
  registers: { zh: '台账', en: 'register' },
  checklists: { zh: '审核要点', en: 'checklist' },
  documents: { zh: '材料', en: 'document' },
  findings: { zh: '认定', en: 'finding' },
  evaluationTypes: { zh: '评价类型', en: 'evaluation type' },
  'evaluation.scoringMethods': { zh: '计分方法', en: 'scoring method' },
  'evaluation.frameworks': { zh: '指标框架', en: 'framework of indicators' },
  'evaluation.gradeBands': { zh: '等级', en: 'grade' },
  'monitoring.contents': { zh: '监控内容', en: 'content of monitoring' },
  'monitoring.layers': { zh: '监控层次', en: 'layer of monitoring' },
  'accountability.workAssessmentItems': { zh: '工作考核内容', en: 'item of the work assessment' },
  'resultApplication.reports': { zh: '结果报送', en: 'report of results' },
  'subject.kinds': { zh: '对象类别', en: 'kind of subject' },
};

/**
 * What a set refers to and has not, nor the product: desks, routes, gates, figures, events, registers and their kinds.
 * @param leftOut members that could not be read (`desks/clerk`): they count as there.
 */
export function referenceFlaws(
  stated: Statements,
  vocabulary: Vocabulary,
  leftOut: readonly string[] = [],
): readonly Flaw[] {
  const unread = (group: MemberGroup): readonly string[] =>
    leftOut.flatMap((place) => (place.startsWith(`${group}/`) ? [place.slice(group.length + 1)] : []));
  const named = (group: MemberGroup): readonly string[] => [...codesOf(stated, group), ...unread(group)];
  // A grade may be named before it has a band.
  const codes = (group: MemberGroup): ReadonlySet<string> =>
    new Set([...named(group), ...(group === 'evaluation.gradeBands' ? named('evaluation.grades') : [])]);
  return fieldsOf(stated).flatMap((field) => [
    ...memberFlaws(field, codes),
    ...figureFlaws(field, vocabulary, codes),
    ...kindFlaws(field, stated),
    ...openedFlaws(field, vocabulary, codes),
    ...parameterFlaws(field),
  ]);
}

export function codesOf(stated: Statements, group: MemberGroup): ReadonlySet<string> {
  const own = group === 'evaluation.gradeBands' ? gradesOfTypes(stated) : [];
  return new Set([...(stated.members[group]?.map(({ code }) => code) ?? []), ...own]);
}

/** Grades that types of evaluation bring of their own. */
const gradesOfTypes = ({ members: { evaluationTypes = [] } }: Statements): readonly string[] =>
  evaluationTypes.flatMap((type) => ownGradesOf(type).map(({ code }) => code));

function memberFlaws(
  { name, value, path }: Field,
  codes: (group: MemberGroup) => ReadonlySet<string>,
): readonly Flaw[] {
  const group = Object.hasOwn(references, name) ? references[name] : undefined;
  if (group === undefined) return [];
  return stringsIn(value)
    .filter((code) => !codes(group).has(code))
    .map((code) => unknownCode(path, group, code, codes(group)));
}

function unknownCode(path: string, group: MemberGroup, code: string, known: ReadonlySet<string>): Flaw {
  const { zh, en } = groupNames[group] ?? { zh: `${group} `, en: `member of ${group}` };
  const like = meant(code, known);
  return { path, zh: `没有${zh} ${code}${like.zh}`, en: `there is no ${en} ${code}${like.en}` };
}

function figureFlaws(
  { name, value, of, path }: Field,
  vocabulary: Vocabulary,
  codes: (group: MemberGroup) => ReadonlySet<string>,
): readonly Flaw[] {
  if (name === 'event' || (name === 'after' && (Array.isArray(value) || typeof value === 'string')))
    return unknownAmong(stringsIn(value), new Set(vocabulary.events.keys()), path, '事件', 'event');
  if (name === 'yearsFrom') return unknownAmong(stringsIn(value), vocabulary.yearsFrom, path, '起算数据项', 'figure');
  if (name === 'period' && 'longerThanYears' in of)
    return unknownAmong(stringsIn(value), vocabulary.periods, path, '期间', 'period');
  if (!asksFigure(name, value, path)) return [];
  const figure = vocabulary.figures.get(String(value));
  if (figure === undefined)
    return unknownAmong(stringsIn(value), new Set(vocabulary.figures.keys()), path, '数据项', 'figure');
  if (path.startsWith('rankings/') && figure.kind === 'code' && name === 'by')
    return [
      { path, zh: `不能按代码 ${String(value)} 排序`, en: `nothing is put in order by a code, ${String(value)}` },
    ];
  return name === 'figure' ? askedWrongly(figure, of, path, codes) : [];
}

function asksFigure(name: string, value: unknown, path: string): boolean {
  if (typeof value !== 'string') return false;
  if (name === 'figure') return !/^computed\/[^/]+\/figure$/.test(path);
  return name === 'by' && /^(?:computed|rankings)\/[^/]+\/by$|^registers\/[^/]+\/rank\/by$/.test(path);
}

/** A code compared as a number, a number as a code, or a code that cannot occur. */
function askedWrongly(
  figure: VocabularyFigure,
  of: Readonly<Record<string, unknown>>,
  path: string,
  codes: (group: MemberGroup) => ReadonlySet<string>,
): readonly Flaw[] {
  const compared = ['atLeast', 'above', 'atMost', 'below'].some((bound) => bound in of);
  if (figure.kind !== 'code')
    return 'is' in of ? [{ path, zh: '数值不能用 is 判断', en: 'a number cannot be asked with "is"' }] : [];
  if (compared) return [{ path, zh: '代码不能比较大小', en: 'a code cannot be compared as a number' }];
  const possible = figure.codes === undefined ? figure.codesIn && codes(figure.codesIn) : new Set(figure.codes);
  if (possible === undefined || !('is' in of)) return [];
  return stringsIn(of['is'])
    .filter((code) => !possible.has(code))
    .map((code) =>
      figure.codesIn === undefined
        ? unknownValue(path, code, possible)
        : unknownCode(path, figure.codesIn, code, possible),
    );
}

function unknownValue(path: string, code: string, possible: ReadonlySet<string>): Flaw {
  const all = [...possible];
  return {
    path,
    zh: `没有取值 ${code}，可用的有：${all.join('、')}`,
    en: `there is no value ${code}; there are: ${all.join(', ')}`,
  };
}

/** What the product knows is nowhere in the set: whoever writes one is told what there is. */
function unknownAmong(
  codes: readonly string[],
  known: ReadonlySet<string>,
  path: string,
  zh: string,
  en: string,
): readonly Flaw[] {
  return codes
    .filter((code) => !known.has(code))
    .map((code) => {
      const like = meant(code, known);
      return {
        path,
        zh: `没有${zh} ${code}${like.zh}，可用的有：${[...known].join('、')}`,
        en: `there is no ${en} ${code}${like.en}${like.en === '' ? '; there are' : ' There are'}: ${[...known].join(', ')}`,
      };
    });
}

/** Kinds of entries, of a register that is entered or proposed for, or whose entries recur or are counted. */
function kindFlaws({ name, value, of, path }: Field, stated: Statements): readonly Flaw[] {
  if (name !== 'kind' || typeof value !== 'string') return [];
  const inRegister = /^registers\/([^/]+)\/(?:proposed|recurs|effects\/[^/]+)\/kind$/.exec(path)?.[1];
  const code = 'enter' in of ? of['enter'] : /^checks\/[^/]+\/entries\/kind$/.test(path) ? of['register'] : inRegister;
  const register = stated.members.registers?.find((each) => each.code === code);
  if (register === undefined || register.kinds?.some((kind) => kind.code === value) === true) return [];
  return [
    { path, zh: `台账 ${register.code} 没有类别 ${value}`, en: `register ${register.code} has no kind ${value}` },
  ];
}

/** What a duty or a selection opens: an object of the product, a procedure, an evaluation type or a register of the set. */
function openedFlaws(
  { name, value, path }: Field,
  vocabulary: Vocabulary,
  codes: (group: MemberGroup) => ReadonlySet<string>,
): readonly Flaw[] {
  if (name !== 'opens' || typeof value !== 'string' || !/^(?:duties|selections)\//.test(path)) return [];
  const openable = (['procedures', 'evaluationTypes', 'registers'] as const).some((group) => codes(group).has(value));
  if (openable || vocabulary.objects.has(value)) return [];
  return [{ path, zh: `没有可以发起的 ${value}`, en: `there is nothing to be opened that is called ${value}` }];
}

function parameterFlaws({ name, value, path }: Field): readonly Flaw[] {
  if (name !== 'parameter' || typeof value !== 'string') return [];
  const shapes: Readonly<Record<string, unknown>> = valueShapes;
  if (Object.hasOwn(shapes, value) && shapes[value] === decimalShape) return [];
  return [{ path, zh: `没有可作比较的参数 ${value}`, en: `there is no parameter to compare with, ${value}` }];
}
