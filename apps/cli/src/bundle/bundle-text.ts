import { type Looks, shownInstant } from '../audit-table.js';
import { printable } from '../display-width.js';
import { type BundleFlaw, flawTexts } from './bundle-flaw.js';
import type { Manifest } from './bundle-format.js';
import type { CheckedBundle } from './check-bundle.js';
import { leftOutText } from './left-out-text.js';

/** What was written, for people. */
export function writtenText(out: string, manifest: Manifest, looks: Looks): string {
  return [`已写入 ${printable(out)} · written`, ...manifestLines(manifest, looks), ''].join('\n');
}

/** What a check came to, for people. */
export function checkedText(checked: CheckedBundle, looks: Looks): string {
  const { flaws, manifest, manifestHash, madeByAnother } = checked;
  return [
    flaws.length === 0
      ? '证据包完好：每个部件、每一行、每条链都已重算无误 · The bundle is whole: every part, row and chain was recomputed'
      : `发现 ${String(flaws.length)} 处问题 · ${String(flaws.length)} findings`,
    ...flaws.map(flawLine),
    ...(manifest ? manifestLines(manifest, looks) : []),
    ...(manifestHash === undefined ? [] : [`  清单散列 SHA-256 of the manifest  ${manifestHash}`]),
    ...(madeByAnother === undefined
      ? []
      : [
          `  由 ${printable(madeByAnother)} 版制作：名称和 index.html 未比对 · made by version ${printable(madeByAnother)}: names and the page were not compared`,
        ]),
    '',
  ].join('\n');
}

export function flawLine({ code, part, detail }: BundleFlaw): string {
  const [zh, en] = flawTexts[code];
  const where = [part, detail].filter((each) => each !== undefined).map(printable);
  return `  ${code}  ${where.length === 0 ? '' : `${where.join(' ')}  `}${zh} · ${en}`;
}

function manifestLines(
  { subject, installation, recorded, holds, root, leftOut, made }: Manifest,
  looks: Looks,
): string[] {
  const { entries, figures, rows, rowsWithBytes, files, alarms } = holds;
  const after = recorded.after === undefined ? '' : `${shownInstant(recorded.after, looks)} → `;
  return [
    `  对象 subject  ${printable(subject)}（部署 installation ${printable(installation)}）`,
    `  制作 made  ${shownInstant(made.at, looks)}  ${printable(made.by)}`,
    `  记录时间 recorded  ${after}${shownInstant(recorded.upTo, looks)}`,
    `  ${String(entries)} 项事件 events，${String(figures)} 个数字 figures，${String(files)} 个附件 files；证明 proof ${String(rows)} 行 rows，其中 ${String(rowsWithBytes)} 行附原始字节 with bytes`,
    ...(root ? [`  根散列 root  ${root.root}`] : []),
    ...(alarms > 0 ? [`  警报 ALARM  ${String(alarms)}：见 index.html · see index.html`] : []),
    ...(leftOut.length === 0 ? [] : ['  未收入 left out:']),
    ...leftOut.map((each) => {
      const { zh, en } = leftOutText(each);
      return `    ${zh} · ${en}`;
    }),
  ];
}
