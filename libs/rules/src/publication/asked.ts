import type { Flaw } from '../reading/flaw.js';
import type { Statements } from '../shape/member-path.js';
import type { Duty } from '../shape/round.js';
import { notYet } from '../shape/unread.js';
import type { Known, Knower, Vocabulary } from './vocabulary.js';
import { type Field, fieldsIn, fieldsOf, stringsIn } from './walk.js';

/** Under which name people know whoever is asked. */
export const knowers: Readonly<Record<Knower, Readonly<{ zh: string; en: string }>>> = {
  'ex-ante-assessment': { zh: '事前绩效评估', en: 'an ex-ante assessment' },
  'project-library': { zh: '项目库', en: 'a project library' },
  'performance-target': { zh: '绩效目标', en: 'a performance target' },
  'monitoring-round': { zh: '绩效监控', en: 'a monitoring round' },
  'corrective-measure': { zh: '纠偏处理', en: 'a corrective measure' },
  finding: { zh: '监督发现问题', en: 'a finding' },
  evaluation: { zh: '绩效评价', en: 'an evaluation' },
  duty: { zh: '应办事项', en: 'a duty' },
  'duty-of-jurisdiction': { zh: '行政区的应办事项', en: 'a duty of a jurisdiction' },
  'result-application': { zh: '结果应用', en: 'a result application' },
  disclosure: { zh: '信息公开', en: 'a disclosure' },
  referral: { zh: '线索移送', en: 'a referral' },
  rectification: { zh: '整改', en: 'a rectification' },
  check: { zh: '数量要求', en: 'a check' },
  register: { zh: '名录', en: 'a register' },
  'subject-kind': { zh: '对象类别', en: 'a kind of subject' },
};

/** Which groups are asked of whom; procedures by their objects. Routes are asked of every object. */
const asked: Readonly<Record<string, Knower>> = {
  rounds: 'monitoring-round',
  'monitoring.findingSources': 'finding',
  duties: 'duty',
  checks: 'check',
  computed: 'check',
  evaluationTypes: 'evaluation',
  'resultApplication.disposals': 'result-application',
  'accountability.referralTriggers': 'referral',
  registers: 'register',
  'subject.kinds': 'subject-kind',
};

type Entry = Readonly<{ code: string; known: Known; what: Readonly<{ zh: string; en: string }> }>;

/** What is asked where nobody could ever answer it: a figure or an event of another object, a row of years. */
export function askedFlaws(stated: Statements, vocabulary: Vocabulary): readonly Flaw[] {
  return fieldsOf(stated).flatMap((field) => {
    const knower = knowerAt(field.path, stated);
    if (knower === undefined) return [];
    return [
      ...entriesOf(field, vocabulary)
        .filter(({ known: { by, notYet: open } }) => open === undefined && by?.includes(knower) === false)
        .map(({ code, what }) => ({
          path: field.path,
          zh: `${knowers[knower].zh}没有${what.zh} ${code}，不能在此引用`,
          en: `${knowers[knower].en} has no ${what.en} ${code}`,
        })),
      ...(knower === 'register' ? [] : yearsRunningFlaws(field)),
      ...(knower === 'project-library' ? unlistedFlaws(field) : []),
    ];
  });
}

/**
 * What a set may state and nothing follows from yet, each with its reason: figures, events and objects that no service
 * answers for, duties that nobody opens. It is published all the same; whoever publishes it is told.
 */
export function notYetKnown(stated: Statements, vocabulary: Vocabulary): readonly Flaw[] {
  return fieldsOf(stated).flatMap((field) => {
    const [group = ''] = field.path.split('/');
    if (Object.hasOwn(notYet, group)) return [];
    const knower = knowerAt(field.path, stated);
    return [
      ...entriesOf(field, vocabulary).flatMap(({ code, known: { by = [], notYet: open }, what }) =>
        open !== undefined && (knower === undefined || !by.includes(knower))
          ? [
              {
                path: field.path,
                zh: `${what.zh} ${code} 暂不生效：${open.zh}`,
                en: `nothing follows from the ${what.en} ${code} yet: ${open.en}`,
              },
            ]
          : [],
      ),
      ...objectNotYet(field, vocabulary),
      ...dutyNotYet(field, stated),
      ...selectionNotYet(field, stated),
      ...reportDueNotYet(field),
    ];
  });
}

/** Of whom a condition, a due or an anchor at this place is asked; undefined where it may be any, or nothing reads it. */
function knowerAt(path: string, { members }: Statements): Knower | undefined {
  const [group = '', code] = path.split('/');
  if (group === 'rankings') return isLibrary(code, members) ? 'project-library' : undefined;
  if (group === 'selections') {
    const opens = members.selections?.find((each) => each.code === code)?.opens;
    return opensEvaluation(opens, members) ? 'evaluation' : undefined;
  }
  if (group === 'duties' && members.duties?.find((each) => each.code === code)?.about === 'jurisdiction')
    return 'duty-of-jurisdiction';
  if (group !== 'procedures') return Object.hasOwn(asked, group) ? asked[group] : undefined;
  const object = members.procedures?.find((each) => each.code === code)?.object;
  const asker = object === 'monitoring-examination' ? 'monitoring-round' : object;
  return Object.keys(knowers).find((each): each is Knower => each === asker && each !== 'duty' && each !== 'check');
}

const ofReports: readonly string[] = ['execution.rate', 'attainment'];

function entriesOf({ name, value, path }: Field, { figures, events }: Vocabulary): readonly Entry[] {
  const named = stringsIn(value);
  // The limits of a round are held against the figures of its reports, for which no condition asks.
  if (/^rounds\/[^/]+\/limits\//.test(path) && named.every((code) => ofReports.includes(code))) return [];
  if (name === 'figure' || (name === 'by' && /^(?:rankings|computed)\/[^/]+\/by$/.test(path)))
    return named.flatMap((code) => entry(code, figures.get(code), { zh: '数据项', en: 'figure' }));
  if (name === 'event' || name === 'after')
    return named.flatMap((code) => entry(code, events.get(code), { zh: '事件', en: 'event' }));
  return [];
}

const entry = (code: string, known: Known | undefined, what: Entry['what']): readonly Entry[] =>
  known === undefined ? [] : [{ code, known, what }];

/** Nobody but registers answers for years before, the budget of each aside; a row of anything else would be not known for ever. */
function yearsRunningFlaws({ name, of, path }: Field): readonly Flaw[] {
  if (name !== 'yearsRunning') return [];
  const that = fieldsIn(of['that']);
  const isBudget = that.every(({ name: inner, value }) => inner !== 'figure' || value === 'budget-line.in-force');
  if (isBudget && !that.some(({ name: inner }) => inner === 'found' || inner === 'period')) return [];
  return [
    {
      path,
      zh: '连续年度目前只能判断预算数，以前年度的其他数据项和认定尚不可知',
      en: 'only budgets can be asked in a row of years: other figures and findings of years before are not known yet',
    },
  ];
}

function objectNotYet({ name, value, path }: Field, { objectsNotYet }: Vocabulary): readonly Flaw[] {
  if (name !== 'object' || typeof value !== 'string' || !/^procedures\/[^/]+\/object$/.test(path)) return [];
  const why = objectsNotYet.get(value);
  return why === undefined
    ? []
    : [{ path, zh: `办理对象 ${value} 暂不生效：${why.zh}`, en: `nothing opens ${value} yet: ${why.en}` }];
}

/** Evaluations of subjects are expected before anybody begins them, and what a jurisdiction is to have in a register once. */
function dutyNotYet({ name, of, path }: Field, { members }: Statements): readonly Flaw[] {
  if (name !== 'opens' || !/^duties\/[^/]+\/opens$/.test(path)) return [];
  const isIn = (there: readonly Readonly<{ code: string }>[] = []): boolean =>
    there.some(({ code }) => code === of['opens']);
  const { when } = of as unknown as Duty;
  const isOpened =
    of['about'] === 'subject'
      ? isIn(members.evaluationTypes)
      : of['about'] === 'jurisdiction' && 'onceIn' in when && isIn(members.registers);
  return isOpened
    ? []
    : [
        {
          path,
          zh: '应办事项暂不生效：目前只有按对象的绩效评价、行政区一次建立的名录',
          en: 'nothing opens this duty yet: only evaluations of subjects are expected, and registers that a jurisdiction is to have once',
        },
      ];
}

const opensEvaluation = (opens: unknown, { evaluationTypes = [] }: Statements['members']): boolean =>
  evaluationTypes.some(({ code }) => code === opens);

/** Only what is evaluated is chosen as a set says. */
function selectionNotYet({ name, of, path }: Field, { members }: Statements): readonly Flaw[] {
  if (name !== 'opens' || !/^selections\/[^/]+\/opens$/.test(path) || opensEvaluation(of['opens'], members)) return [];
  return [
    {
      path,
      zh: '选择暂不生效：目前只按规则选择评价对象',
      en: 'nothing is chosen by it yet: only what is evaluated is chosen by the rules',
    },
  ];
}

/** Some answer admits to it: the order of a library, and not of anything else. */
const isLibrary = (code: string | undefined, { procedures = [] }: Statements['members']): boolean =>
  procedures.some(({ steps }) =>
    steps.some(({ answers }) =>
      answers.some(({ effects = [] }) => effects.some((effect) => 'admit' in effect && effect.admit === code)),
    ),
  );

/** A library is a list: periods and findings are nothing that it says of what stands in it. */
const unlistedFlaws = ({ name, path }: Field): readonly Flaw[] =>
  name === 'found' || name === 'period'
    ? [
        {
          path,
          zh: '项目库只能按数据项排列，不能引用认定或期间',
          en: 'a library goes by figures, not by findings or periods',
        },
      ]
    : [];

/** Whether a report went out in time is said when it does; nobody is told before. */
function reportDueNotYet({ name, path }: Field): readonly Flaw[] {
  if (name !== 'due' || !/^resultApplication\.reports\/[^/]+\/due$/.test(path)) return [];
  return [
    {
      path,
      zh: '报送期限在登记报送时判断：此前无人提醒',
      en: 'whether it went out in time is said when it has: nobody is reminded of the day before',
    },
  ];
}
