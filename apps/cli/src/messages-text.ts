import { type Looks, shownInstant, table } from './audit-table.js';
import { printable } from './display-width.js';

/** A stream that does not flow, as a service lists it. */
export type HeldStream = Readonly<{
  store: string;
  tenant: string;
  stream: string;
  state: 'parked' | 'waiting';
  reason: string;
  detail: string;
  /** UTC instant. */
  since: string;
  /** Of the message that the stream stands at. */
  version?: number;
  contract?: string;
  /** It has waited for more than a day; the chain says for what, and what holds that up. */
  overdue?: boolean;
  chain?: readonly WaitLink[];
  /** How many messages wait behind that one. */
  behind: number;
}>;

type WaitLink = Readonly<{
  table: string;
  key: string;
  from?: Readonly<{ store: string; stream: string }>;
  heldBy?: Readonly<{ reason: string; detail: string }>;
}>;

/** What one service answered, or why it did not. */
export type ServiceMessages = Readonly<{
  service: string;
  alarms: readonly Readonly<{ contract: string; tenant: string; streams: number; since: string }>[];
  items: readonly HeldStream[];
  error?: Readonly<{ code: string; zh: string; en: string }>;
}>;

const reasons: Readonly<Record<string, string>> = {
  failed: '处理程序拒绝 failed',
  diverged: '与已处理的历史不符 diverged',
  missing: '缺前一条 missing',
  waiting: '等待其他数据 waiting',
  retrying: '暂时出错，稍后再试 retrying',
  queued: '即将处理 queued',
};

/** What is held of every service that was asked, for people; below each parked stream the error, and the command that settles it. */
export function messagesText(services: readonly ServiceMessages[], looks: Looks): string {
  return services.flatMap((each) => [...serviceLines(each, looks), '']).join('\n');
}

function serviceLines({ service, alarms, items, error }: ServiceMessages, looks: Looks): string[] {
  const name = printable(service);
  if (error) return [`${name}  未能查询 not asked: ${printable(error.zh)} · ${printable(error.en)}`];
  const parked = items.filter(({ state }) => state === 'parked').length;
  const waiting = items.length - parked;
  const counts = [
    parked === 0 ? '没有被搁置的消息 · nothing is parked' : `已搁置 ${parked} 条流 · ${parked} parked`,
    ...(waiting === 0 ? [] : [`等待中 ${waiting} 条 · ${waiting} waiting`]),
    ...(items.length === 0 ? [] : [`时区 ${looks.timeZone}`]),
  ];
  return [
    [name, ...counts].join('  ·  '),
    ...alarms.flatMap(({ contract, tenant, streams, since }) => [
      `  警报 ALARM  ${shownInstant(since, looks)}  ${printable(contract)}  区划 tenant ${printable(tenant)}  已搁置 ${streams} 条流 · ${streams} parked`,
      `  → wenxiao messages redrive-matching ${name} --contract ${shellWord(contract)} --tenant ${shellWord(tenant)} --reason …`,
    ]),
    ...items.flatMap((item) => itemLines(name, item, looks)),
  ];
}

function itemLines(service: string, item: HeldStream, looks: Looks): string[] {
  const { store, tenant, stream, state, reason, detail, since, version, contract, behind, chain = [] } = item;
  const rows = [
    ['消息 message', '版本 version', '原因 reason', '何时起 since', '其后等待 behind'],
    [contract ?? store, String(version ?? ''), reasons[reason] ?? reason, shownInstant(since, looks), String(behind)],
  ];
  return [
    `  ${printable(stream)}  ${printable(store)}  区划 tenant ${printable(tenant)}`,
    ...table(rows, '     '),
    ...(detail === '' ? [] : [`     ${printable(detail)}`]),
    ...chain.flatMap(({ table: of, key, from, heldBy }) => [
      `     等待 waits for ${printable(of)} ${printable(key)}${from ? ` ← ${printable(from.store)} ${printable(from.stream)}` : ''}`,
      ...(heldBy
        ? [`     其所在的流 which is held: ${reasons[heldBy.reason] ?? heldBy.reason} ${printable(heldBy.detail)}`]
        : []),
    ]),
    ...(state === 'parked'
      ? [`     → wenxiao messages redrive ${service} ${shellWord(tenant)} ${shellWord(stream)} --reason …`]
      : []),
  ];
}

/** A word as a shell takes it, so that the printed command can be copied. */
function shellWord(text: string): string {
  const shown = printable(text);
  return /^[\w./:@-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}
