import type {
  Alarm,
  DifferenceAnswer,
  FigureChange,
  FigureValue,
  TrailAnswer,
  TrailEntry,
} from '@wenxiao/audit/offline';
import { styleText } from 'node:util';
import { articleText } from './cited-article.js';
import { clipped, clippedInside, displayWidth, padded, printable } from './display-width.js';

/** How instants are shown: in a zone, with the microseconds that decide order. */
export interface Looks {
  readonly colours: boolean;
  /** IANA, `Asia/Shanghai` */
  readonly timeZone: string;
}

const cellMax = 60;
const alarmTexts = {
  'history-diverged': '历史分叉：事件库后来给出了不同的字节 · the store later gave other bytes',
  'row-altered': '轨迹被改动：该行与其散列不符 · this row of the trail does not match its hash',
} as const satisfies Record<Alarm['kind'], string>;

/** `2022-05-09 09:02:03.000004`, in the zone of `looks`. */
export function shownInstant(instant: string, { timeZone }: Looks): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return `${parts.format(new Date(instant))}${instant.slice(19, 26)}`;
}

/**
 * A table whose columns are as wide as their cells ask, up to a limit; the first line are the headings. The first cell of a line says which
 * figure it is: the item's own part, which stands last, is not clipped away.
 */
export function table(rows: readonly (readonly string[])[], indent = ''): string[] {
  const cells = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? clippedInside : clipped)(printable(cell), cellMax)),
  );
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))));
  return cells.map(
    (row) =>
      indent +
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
  );
}

/** The trail of a subject, for people: who, when, before and after, under which rules and article; then the figures as they stand. */
export function trailText(answer: TrailAnswer, looks: Looks): string {
  const { subject, asOf, effective, entries, figures, alarms } = answer;
  const cut = [
    ...(asOf === undefined ? [] : [`截至记录时间 as of ${shownInstant(asOf, looks)}`]),
    ...(effective === undefined ? [] : [`业务时间 effective ${shownInstant(effective, looks)}`]),
  ];
  return [
    [printable(subject), `${entries.length} 项事件 events`, ...cut, `时区 ${looks.timeZone}`].join('  ·  '),
    ...alarmLines(alarms, looks),
    ...entries.flatMap((entry, index) => ['', ...entryLines(entry, index + 1, looks)]),
    '',
    ...figureLines(figures, subject, looks),
    '',
  ].join('\n');
}

/** What changed between two instants, for people. */
export function differenceText(answer: DifferenceAnswer, looks: Looks): string {
  const { subject, from, to, figures, entries, alarms } = answer;
  const rows = figures.map((change) => [...changeCells(change), change.setBy ? eventText(change.setBy, subject) : '']);
  return [
    `${printable(subject)}  ·  ${shownInstant(from, looks)} → ${shownInstant(to, looks)}  ·  时区 ${looks.timeZone}`,
    ...alarmLines(alarms, looks),
    '',
    ...(rows.length === 0
      ? ['没有数字变化 · no figure changed']
      : table([['数字 figure', '前 before', '后 after', '标记', '由 set by'], ...rows])),
    ...entries.flatMap((entry, index) => ['', ...entryLines(entry, index + 1, looks)]),
    '',
  ].join('\n');
}

function entryLines(entry: TrailEntry, number: number, looks: Looks): string[] {
  const { actor, deskCalled, rules, causation, basedOn = [] } = entry;
  const about = [
    `谁 who ${actor ? `${actor.id} (${deskCalled ?? actor.desk ?? actor.as})` : '（未记 not recorded）'}`,
    `业务时间 effective ${shownInstant(entry.effectiveAt, looks)}`,
    ...(rules ? [`规则 rules ${rulesText(rules)}`, ...rules.basis.map(basisText)] : []),
    ...(causation ? [`起因 caused by ${eventText(causation)}`] : []),
    ...(basedOn.length > 0 ? [`依据事实 based on ${basedOn.map((fact) => eventText(fact)).join('、')}`] : []),
    `命令 command ${entry.commandId}${entry.correlationId === undefined ? '' : `  链路 trace ${entry.correlationId}`}`,
  ];
  const unknown = entry.known ? '' : '  （目录中没有该事件的数字 · not in the catalogue of figures）';
  const changes = entry.changes.map(changeCells);
  return [
    `${String(number).padStart(3)}  ${shownInstant(entry.recordedAt, looks)}  ${printable([entry.name, entry.type].filter(Boolean).join(' '))}  ${eventText(entry.event)}${unknown}`,
    ...about.map((line) => `     ${printable(line)}`),
    ...(changes.length === 0 ? [] : table([['数字 figure', '前 before', '后 after', '标记'], ...changes], '     ')),
  ];
}

/** The sets from which the rules were layered, the nearest body's first, and the hash of what came of it. */
function rulesText({ layers, hash }: NonNullable<TrailEntry['rules']>): string {
  return `${layers.map(({ id, version }) => `${id} v${version}`).join(' ← ')} ${hash.slice(0, 12)}…`;
}

/** What a decision rests on, and the articles of its set where that stands, in their words. */
function basisText({ path, zh, article }: NonNullable<TrailEntry['rules']>['basis'][number]): string {
  const articles = article.map((each) => `${articleText(each)}「${each.quote}」`);
  return `依据 basis ${zh ?? path}${zh === undefined ? '' : ` (${path})`}  ${articles.join('；')}`.trimEnd();
}

function changeCells(change: FigureChange): string[] {
  const { beforeShown, afterShown, beforeCalled, afterCalled, unit } = change;
  const shown = (value: string | null, called?: string) => (value === null ? '—' : valueText(value, unit, called));
  const marks = [
    ...(change.demo ? ['演示数据 demo'] : []),
    ...(change.after === null && change.before !== null ? ['撤去 withdrawn'] : []),
    ...(change.after !== null && change.before === change.after ? ['未变 same'] : []),
  ];
  return [figureText(change), shown(beforeShown, beforeCalled), shown(afterShown, afterCalled), marks.join(' ')];
}

function figureLines(figures: readonly FigureValue[], subject: string, looks: Looks): string[] {
  if (figures.length === 0) return ['没有数字 · no figures'];
  const rows = figures.map((figure) => [
    figureText(figure),
    valueText(figure.shown, figure.unit, figure.called),
    figure.demo ? '演示数据 demo' : '',
    shownInstant(figure.recordedAt, looks),
    eventText(figure.setBy, subject),
  ]);
  return [
    '现值 · figures as they stand',
    ...table([['数字 figure', '值 value', '标记', '记录时间 recorded', '由 set by'], ...rows]),
  ];
}

/** `528000.00 元`; a code behind what its set calls it: `良（good）`. */
function valueText(shown: string, unit: string | undefined, called: string | undefined): string {
  if (called !== undefined) return `${called}（${shown}）`;
  return unit === undefined ? shown : `${shown} ${unit}`;
}

function figureText({ name, item, itemName }: Readonly<{ name: string; item?: string; itemName?: string }>): string {
  return item === undefined ? name : `${name} [${itemName ?? item}]`;
}

type NamedEvent = Readonly<{ store: string; stream: string; version: number }>;

/** `targets budget-line/0192…#2`; in the trail of that very id `targets budget-line#2`. */
export function eventText({ store, stream, version }: NamedEvent, subject?: string): string {
  const isOwn = subject !== undefined && stream.endsWith(`/${subject}`);
  const short = isOwn ? stream.slice(0, -subject.length - 1) : stream;
  return printable(`${store} ${short}#${version}`);
}

function alarmLines(alarms: readonly Alarm[], { colours }: Looks): string[] {
  return alarms.map(({ kind, event }) => {
    const line = `警报 ALARM  ${alarmTexts[kind]}  ${eventText(event)}`;
    return colours ? styleText('red', line, { validateStream: false }) : line;
  });
}
