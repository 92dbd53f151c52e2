import type { Finding, Rebuilt, StoreComparison, Watermark, WholeVerification } from '@wenxiao/audit/offline';
import { eventText, type Looks, shownInstant } from './audit-table.js';
import type { BundleFlaw } from './bundle/bundle-flaw.js';
import { flawLine } from './bundle/bundle-text.js';
import { printable } from './display-width.js';

const findingTexts: Readonly<Record<Finding['kind'], string>> = {
  'row-altered': '行内容与其散列不符：被改动 · the row does not match its hash: it was altered',
  'chain-broken': '链条断裂：头散列推不出 · the head does not follow from the row and the head before',
  'row-missing': '之前缺少一个版本 · a version is missing before it',
  'tip-wrong': '流的末端记录与各行不符 · the note of the newest row is wrong',
  'history-diverged': '历史分叉：同名事件曾有不同字节 · other bytes came under this name',
  waiting: '等待前一版本 · waits for the version before it',
  'differs-from-store': '与事件库现有字节不同 · the store holds other bytes now',
  'not-in-trail': '事件库有而轨迹没有 · the store has it, the trail has not',
  'not-in-store': '轨迹有而事件库没有 · the trail has it, the store has not',
  'file-missing': '附件在册，存储中没有其内容 · the file is on record, its bytes are not in the store',
  'file-altered': '附件内容与其指纹不符：被改动 · the bytes of the file are not those of its hash: they were changed',
  'id-of-two-tenants': '同一编号见于两个区划 · one id stands under two jurisdictions',
};

const comparisonTexts: Readonly<Record<Exclude<StoreComparison['outcome'], 'compared'>, string>> = {
  'not-reachable': '连接不上，未比对 · not reachable, not compared',
  'unknown-address': '没有地址，未比对 · no address, not compared',
  'nothing-closed': '尚无已封闭的记录，未比对 · nothing closed yet, not compared',
};

const differenceTexts: Readonly<Record<Rebuilt['differences'][number]['kind'], string>> = {
  differs: '来源如今给出不同的字节 · the source gives other bytes now',
  altered: '原轨迹的这一行被改动过 · the former trail’s row had been altered',
  'head-differs': '此前的行不同，头散列随之不同 · rows before it differ, and so does its head',
  'not-in-source': '来源已不再给出 · the source does not give it any more',
};

/** What a verification looked at: the trail, the files, and a bundle where one was shown. */
export type Verified = WholeVerification &
  Readonly<{
    /** How many files, or where there was no folder to look into. */
    files: number | Readonly<{ noFolder: string }>;
    bundle?: readonly BundleFlaw[];
  }>;

const filesText = (files: Verified['files']): string =>
  typeof files === 'number'
    ? `附件：已核对 ${String(files)} 个 · files: ${String(files)} looked at`
    : `附件：没有 ${printable(files.noFolder)}，未核对（--files） · files: not looked at, there is no such folder`;

const bundleLines = (flaws: readonly BundleFlaw[]): string[] =>
  flaws.length === 0
    ? ['  证据包与审计轨迹相符 · the bundle is whole, and the trail has what it proves']
    : ['  证据包有问题 · the bundle is not whole, or not of this trail:', ...flaws.map(flawLine)];

/** What a verification found, for people. */
export function verificationText(verification: Verified, looks: Looks): string {
  const { rows, streams, root, stores, findings, findingsCount, files, bundle } = verification;
  const lines = stores.map((each) => [
    each.store,
    each.outcome === 'compared'
      ? `已比对 ${each.events} 个事件，截至 ${shownInstant(each.through, looks)} · compared`
      : comparisonTexts[each.outcome],
  ]);
  return [
    findingsCount === 0
      ? '轨迹完好：每一行、每条链、根散列都已重算无误 · The trail is whole: every row, chain and the root were recomputed'
      : `发现 ${findingsCount} 处问题 · ${findingsCount} findings`,
    ...proofLines({ root, rows, streams }),
    ...lines.flatMap(([store = '', text = '']) => [`  ${store}: ${text}`]),
    `  ${filesText(files)}`,
    ...(bundle ? bundleLines(bundle) : []),
    ...findings.map(findingText),
    ...(findings.length < findingsCount ? [`  … 另有 ${findingsCount - findings.length} 处 · and more`] : []),
    '',
  ].join('\n');
}

/** An id of two tenants is told with both, and what each calls by it. */
function findingText({ kind, event, beside }: Finding): string {
  const of = (name: Finding['event']) => `${eventText(name)}（区划 ${printable(name.tenant)}）`;
  return `  ${kind}  ${beside ? `${of(event)} ↔ ${of(beside)}` : eventText(event)}  ${findingTexts[kind]}`;
}

/** What a rebuild came to, for people. */
export function rebuiltText(rebuilt: Rebuilt, from: string, looks: Looks): string {
  const { differences, keptAs, waiting, diverged } = rebuilt;
  return [
    `已从 ${from} 重建轨迹并启用 · the trail was rebuilt from ${from} and is in force`,
    ...proofLines(rebuilt),
    ...watermarkLines(rebuilt.watermarks, looks),
    ...(waiting > 0
      ? [`  ${waiting} 行等待前一版本：来源不全 · rows wait for a version that the source does not give`]
      : []),
    ...(diverged > 0 ? [`  ${diverged} 处历史分叉 · divergences in the source`] : []),
    ...(keptAs === undefined
      ? []
      : [`与原轨迹不同，原轨迹保留为 ${keptAs} · it differs from the former trail, which is kept as ${keptAs}:`]),
    ...differences.map(({ kind, event }) => `  ${kind}  ${eventText(event)}  ${differenceTexts[kind]}`),
    '',
  ].join('\n');
}

/** Through when each store's record is closed. */
export function watermarkLines(watermarks: readonly Watermark[], looks: Looks): string[] {
  const closed = (instant: string | null) => (instant ? shownInstant(instant, looks) : '尚无 · not yet');
  const width = Math.max(0, ...watermarks.map(({ store }) => store.length));
  return watermarks.map(
    ({ store, closedThrough }) => `  ${store.padEnd(width)}  记录封闭至 closed through ${closed(closedThrough)}`,
  );
}

export function proofLines({
  root,
  rows,
  streams,
}: Readonly<{ root: string; rows: number; streams: number }>): string[] {
  return [`  根散列 root  ${root}`, `  ${rows} 个事件 events，${streams} 条流 streams`];
}
