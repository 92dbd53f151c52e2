import type { Comparison, Condition, Operand } from '../shape/condition.js';
import type { DeskRef, Who } from '../shape/desk.js';
import type { Anchor, DayOfMonth, Due } from '../shape/due.js';
import type { Effect, Needed } from '../shape/procedure.js';
import type { Round } from '../shape/round.js';
import type { ValuePath } from '../shape/values.js';
import type { Names } from './names.js';
import { valueTerms } from './terms.js';

const isValuePath = (path: string): path is ValuePath => Object.hasOwn(valueTerms, path);

/** 对象类别为项目、政策，且规划期财政资金不低于 500 万元 */
export function conditionPhrase(condition: Condition, names: Names): string {
  if ('all' in condition) return condition.all.map((each) => inner(each, names)).join('，且');
  if ('any' in condition) return condition.any.map((each) => inner(each, names)).join('，或');
  if ('not' in condition) return `不属于（${conditionPhrase(condition.not, names)}）`;
  if ('yearsRunning' in condition) return `连续 ${condition.yearsRunning} 年${conditionPhrase(condition.that, names)}`;
  if ('found' in condition) return `认定“${names.of('found', condition.found)}”`;
  if ('period' in condition) return `${names.of('period', condition.period)}超过 ${condition.longerThanYears} 年`;
  const figure = names.of('figure', condition.figure);
  if ('is' in condition) return `${figure}为${condition.is.map((code) => names.of(condition.figure, code)).join('、')}`;
  if ('set' in condition) return condition.set === 'yes' ? `${figure}已有` : `${figure}没有`;
  return `${figure}${boundsPhrase(condition)}`;
}

const inner = (condition: Condition, names: Names): string =>
  'all' in condition || 'any' in condition
    ? `（${conditionPhrase(condition, names)}）`
    : conditionPhrase(condition, names);

function boundsPhrase({ atLeast, above, atMost, below }: Comparison): string {
  const bounds: readonly (readonly [string, Operand | undefined])[] = [
    ['不低于', atLeast],
    ['高于', above],
    ['不高于', atMost],
    ['低于', below],
  ];
  return bounds
    .flatMap(([word, operand]) => (operand === undefined ? [] : [`${word} ${operandPhrase(operand)}`]))
    .join('、');
}

export const operandPhrase = (operand: Operand): string =>
  typeof operand === 'string'
    ? operand
    : `“${isValuePath(operand.parameter) ? valueTerms[operand.parameter] : operand.parameter}”`;

/** 本级绩效管理股 */
export function whoPhrase(who: Who, names: Names): string {
  if ('gate' in who) {
    const decided =
      who.decidedOn === undefined || who.decidedOn === 'itself' ? '' : `随${names.of('decidedOn', who.decidedOn)}`;
    return `${names.of('gate', who.gate)}${decided}审定，由${deskPhrase(who.recordedBy, names)}记录`;
  }
  return deskPhrase(who, names);
}

function deskPhrase(desk: DeskRef, names: Names): string {
  if ('route' in desk) return `按“${names.of('route', desk.route)}”确定的股室`;
  if ('assigned' in desk) return names.of('assigned', desk.assigned);
  const [body, name] = [names.of('deskOf', desk.of), names.of('desk', desk.desk)];
  return name.startsWith(body) ? name : `${body}${name}`;
}

/** 收到申请后 20 个工作日内 */
export function duePhrase(
  { from, plus, inclusive, roll, graceDays, step }: Due & Readonly<{ step?: string }>,
  names: Names,
): string {
  const limit = plus === undefined ? '' : ` ${plus.count} ${names.of('unit', plus.unit)}`;
  const within = plus !== undefined ? '内' : inclusive === false ? '前（不含当日）' : '前（含当日）';
  return [
    `${anchorPhrase(from, names)}${plus === undefined ? '' : '后'}${limit}${within}`,
    ...(plus !== undefined && inclusive === false ? ['不含当日'] : []),
    ...(roll === true ? ['遇休息日顺延'] : []),
    ...((graceDays ?? 0) === 0 ? [] : [`宽限 ${graceDays} 日`]),
    ...(step === undefined ? [] : ['以所定环节办结为准']),
  ].join('，');
}

function anchorPhrase(from: Anchor, names: Names): string {
  if ('on' in from) return dayOfYearPhrase(from.on);
  if ('node' in from) return '节点日';
  if ('after' in from) {
    const events = from.after.map((event) => names.of('event', event)).join('或');
    return from.shift === 'month-end' ? `${events}当月月末` : events;
  }
  const period = { month: '月', quarter: '季', 'half-year': '半年', year: '年' }[from.periodEnd];
  const day =
    from.day === undefined || from.day === 'last' ? `每${period}末` : `每${period}末月 ${dayPhrase(from.day)}`;
  const offset = from.offsetDays ?? 0;
  if (offset === 0) return from.periodEnd === 'month' && from.day !== undefined ? `每月 ${dayPhrase(from.day)}` : day;
  return `${day}${offset < 0 ? `前 ${-offset} 日` : `后 ${offset} 日`}`;
}

export function dayOfYearPhrase({
  month,
  day,
  yearOffset = 0,
}: Readonly<{ month: number; day: DayOfMonth; yearOffset?: number }>): string {
  const year =
    yearOffset === 0
      ? ''
      : yearOffset === 1
        ? '次年 '
        : yearOffset === -1
          ? '上年 '
          : `预算年度${yearOffset > 0 ? '后' : '前'} ${Math.abs(yearOffset)} 年 `;
  return day === 'last' ? `${year}${month} 月末` : `${year}${month} 月 ${day} 日`;
}

const dayPhrase = (day: DayOfMonth): string => (day === 'last' ? '末日' : `${day} 日`);

/** 进入县级项目库 */
export function effectPhrase(effect: Effect, names: Names): string {
  if ('admit' in effect) return `进入${names.of('admit', effect.admit)}`;
  if ('open' in effect) return `启动${names.of('opens', effect.open)}`;
  if ('enter' in effect) return `列入${names.of('enter', effect.enter)}（${names.of('kind', effect.kind)}）`;
  return names.of('effect', effect.effect);
}

export const neededPhrase = (needed: Needed, names: Names): string =>
  typeof needed === 'string' ? names.of('needs', needed) : names.of('documents', needed.document);

/** 每月末；6 月末日 */
export function nodesPhrase(nodes: Round['nodes'], names: Names): string {
  if (nodes === 'by-person') return '由人发起';
  if ('frequency' in nodes) return `按“${valueTerms[nodes.frequency]}”`;
  return 'every' in nodes ? `${names.of('every', nodes.every)}末` : nodes.on.map(dayOfYearPhrase).join('、');
}

export const windowPhrase = (
  window: Readonly<{ event: string; from?: 'day' | 'next-month'; to?: 'day' | 'month-before' }>,
  names: Names,
): string => {
  const event = names.of('event', window.event);
  if (window.from !== undefined) return window.from === 'day' ? `${event}之日` : `${event}的次月`;
  return window.to === 'day' ? `${event}之日` : `${event}的前月`;
};
