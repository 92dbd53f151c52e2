import { decimal, decimalToText } from '@wenxiao/domain';
import { shareOf } from '../figures-of-form.js';
import { own } from '../stage.js';
import type { Acted, Role, Step } from './course.js';
import type { Playing } from './playing.js';
import { indicatorsOfBodies } from './projects.js';

// What a project brings to a step: the published form’s figures, or the demo’s own, which are marked as such.

/** The code of the one problem that an evaluation of the demo states. */
const problemItem = 'management';

/** Which quarter is over when a round looks at the year; the last says what was attained. */
const quarterOf = (node: string): 0 | 1 | 2 | 3 => (Math.floor(Number(node.slice(0, 2)) / 3) - 1) as 0 | 1 | 2 | 3;

function reportOf({ figures, course, budget, seat }: Playing, on: Acted): object {
  const node = typeof on === 'object' && 'round' in on ? on.node : '12-31';
  const quarter = quarterOf(node);
  const percent = course.spentPercent[quarter];
  if (seat.government.declares) {
    const attainment = indicatorsOfBodies.map(({ indicator }) => ({ indicator, actual: '按进度', trend: 'on-track' }));
    return { report: { parts: [], attainment } };
  }
  const attainment = (figures?.indicators ?? []).map(({ declared: { indicator, written }, actual }) => ({
    indicator,
    actual: quarter === 3 ? (actual ?? written) : `按计划推进，已支出 ${String(percent)}%`,
    trend: 'on-track',
    ...(quarter === 2 && { forecast: actual ?? written }),
  }));
  const carryOver = { amount: '0', unit: '元' };
  return { report: { allocated: budget, spent: shareOf(budget, percent), carryOver, parts: [], attainment } };
}

/** A published form says its own total: where a sheet is filled in beside it, the form is filled in by that, too. */
const isAsPublished = ({ seat, course }: Playing, on: Acted): boolean =>
  course.asPublished === true &&
  !(typeof on === 'object' && 'evaluation' in on && seat.government.sheets?.[on.evaluation]);

/** The form of the self-evaluation: as it was published, or filled in by what the project came to. */
function formOf(playing: Playing, on: Acted): Record<string, unknown> {
  const { figures, course, budget } = playing;
  if (!figures) throw new Error('A body that is assessed hands in no form');
  if (isAsPublished(playing, on)) return { form: figures.form };
  const spent = shareOf(budget, course.spentPercent[3]);
  const form = {
    kind: 'self-evaluation',
    funds: { unit: '元', annualBudget: shareOf(budget, 100).amount, executed: spent.amount },
    indicators: figures.indicators.map(({ declared: { name, written }, actual }) => ({
      ...{ level3: name, target: written, actual: actual ?? written },
    })),
    truncated: false,
    complete: true,
  };
  return { form };
}

/** Points of a hundred, each part of the sheet having its share of them. */
function sheetOf({ seat, course }: Playing, on: Acted): object {
  if (seat.government.declares) {
    const finished = indicatorsOfBodies.map(({ indicator }) => ({
      ...{ part: 'indicators', indicator, ground: '查访核验：已完成' },
    }));
    return { sheet: { scores: finished } };
  }
  const type = typeof on === 'object' && 'evaluation' in on ? on.evaluation : '';
  const { sheets = {}, applies } = seat.government;
  const points = type === applies ? course.points : course.selfPoints;
  const scores = Object.entries(sheets[type] ?? {}).map(([part, share]) => ({
    part,
    score: decimalToText(decimal(points).times(String(share)).div('100')),
  }));
  return { sheet: { scores } };
}

/** What the budget desk decides upon a result, as its government does of projects that do so. */
function disposalOf({ seat, course, budget }: Playing): object {
  const { decides, decidesOnIdle } = seat.government;
  const decided = (course.isIdle === true ? decidesOnIdle : undefined) ?? decides?.[course.quality];
  if (!decided) throw new Error(`${seat.government.name} decides nothing on results`);
  const { disposal, findings = [], cutPercent } = decided;
  const reduction = cutPercent === undefined ? {} : { reduction: shareOf(budget, cutPercent) };
  return { disposal: { disposal, findings, ...reduction } };
}

/** The body of a step. */
export function bodyOf(playing: Playing, step: Step, level: string | undefined, on: string): object {
  const { answer, items, note, documents, persons, dated, says, brings = [] } = step;
  const { people } = playing.seat;
  const { course } = playing;
  const isBrought = (what: (typeof brings)[number]): boolean => brings.includes(what);
  const words = {
    ...says,
    ...(items && { checklist: items.map((item) => ({ item, answer: 'passed', ...(note !== undefined && { note }) })) }),
    ...(documents && { documents: documents.map((document) => ({ name: document, document })) }),
    ...(persons && { persons: persons.map((role: Role) => people[role].personId) }),
    ...(dated && { date: on }),
    ...(isBrought('problem') && { items: [{ item: problemItem, note: course.problem ?? '' }] }),
    ...(scoreOf(playing, step) ?? {}),
  };
  return {
    answer: typeof answer === 'string' ? answer : answer[course.quality],
    ...(level !== undefined && { level }),
    ...(Object.keys(words).length > 0 && { brings: words }),
    ...(isBrought('report') && reportOf(playing, step.on)),
    ...(isBrought('form') && formOf(playing, step.on)),
    ...(isBrought('sheet') && sheetOf(playing, step.on)),
    ...(isBrought('disposal') && disposalOf(playing)),
    ...(isBrought('rectified') && {
      problems: [{ item: problemItem, answer: 'rectified', note: '已按要求办理' }],
    }),
  };
}

/** The total of a self-evaluation whose form prints none and whose sheet was not filled in before. */
function scoreOf({ seat, course, figures }: Playing, { brings = [], on }: Step): object | undefined {
  if (!brings.includes('form') || typeof on !== 'object' || !('evaluation' in on)) return undefined;
  if (seat.government.sheets?.[on.evaluation]) return undefined;
  const printed = course.asPublished ? figures?.printedTotal : undefined;
  return printed === undefined ? { score: course.selfPoints } : undefined;
}

/** What is declared: money for a project and its target, or what a body is assessed on. */
export function declarationOf(playing: Playing, says: object | undefined): object {
  const { seat, figures, budget, year } = playing;
  const { declares, categories } = seat.government;
  const common = { period: String(year), horizon: 'annual', ...(says && { brings: says }) };
  if (declares) {
    const subject = { unit: seat.unitId, ...declares, name: `${seat.government.name}参评单位`, isNew: false };
    return { ...common, ...about(playing, subject), indicators: indicatorsOfBodies };
  }
  if (!figures) throw new Error('A project has figures');
  const { subjectKind: kind, subjectName: name, indicators } = figures;
  const subject = { unit: seat.unitId, kind, name, isNew: false, ...(categories && { categories }) };
  return {
    ...common,
    ...about(playing, subject),
    requested: [{ ...own, amount: budget }],
    indicators: indicators.map(({ declared }) => declared),
  };
}

/** What is there already is named by its id. */
const about = ({ before }: Playing, subject: object) => (before ? { subjectId: before.subject } : { subject });

const ofReport = ['allocated-amount', 'spent-amount', 'forecast-carry-over', 'indicator-actual', 'indicator-forecast'];
const ofScore = [
  'computed-score',
  'evaluation-score',
  'displayed-score',
  'grade-code',
  'sheet-part-score',
  'sheet-total',
];

/** The figures of a step that no form prints. */
export function demoFiguresOf(playing: Playing, { brings = [], items, on }: Step): readonly string[] {
  return [
    ...(items ? ['checklist-answer'] : []),
    ...(brings.includes('report') ? [...ofReport, 'indicator-trend'] : []),
    ...(brings.includes('sheet') ? ofScore : []),
    ...(brings.includes('form') && !isAsPublished(playing, on)
      ? ['self-annual-budget', 'self-executed', 'self-indicator-actual', ...ofScore]
      : []),
    ...(brings.includes('disposal') ? ['disposal-change'] : []),
  ];
}
