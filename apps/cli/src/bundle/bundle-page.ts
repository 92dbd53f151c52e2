import { articleText } from '../cited-article.js';
import { markup, type Markup, raw } from './markup.js';
import { type BundledFile, type BundledTrail, type Manifest, type Names, parts, pathOfFile } from './bundle-format.js';
import { leftOutText } from './left-out-text.js';
import { pageStyle } from './page-style.js';

export type Shown = Readonly<{ trail: BundledTrail; files: readonly BundledFile[]; names: Names }>;
type Entry = BundledTrail['entries'][number];
type Change = Entry['changes'][number];

/** Times are shown in China, where the product is used; the tables beside have them in UTC. */
const timeZone = 'Asia/Shanghai';

/** The page for people: by itself, without scripts, and of the same parts always the same. */
export function pageOf(manifest: Omit<Manifest, 'parts'>, { trail, files, names }: Shown): string {
  const called = calledBy(names);
  const page = markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>证据包 ${manifest.subject}</title>
<style>${raw(pageStyle)}</style>
</head>
<body>
<h1>证据包</h1>
${headOf(manifest, trail, called)}
${trail.alarms.map(
  ({ kind, event }) =>
    markup`<p class="alarm">警报：${alarms[kind] ?? kind}（${event.store} ${event.stream}#${String(event.version)}）</p>\n`,
)}
<h2>一、经过</h2>
${timelineOf(trail, called)}
<h2>二、截至该时刻的数字</h2>
${figuresOf(trail, called)}
<h2>三、附件</h2>
${filesOf(files, called)}
<h2>四、未收入的内容</h2>
${leftOutOf(manifest)}
<h2>五、核对</h2>
${proofOf(manifest)}
</body>
</html>
`;
  return page.text;
}

const alarms: Readonly<Record<string, string>> = {
  'history-diverged': '历史分叉，事件库后来给出了不同的字节',
  'row-altered': '轨迹中的该行被改动，与其散列不符',
};

type Called = (value: string | null | undefined) => string;
/** A name in the place of an id, where it is known: of a figure that names several, of each. */
const calledBy =
  (names: Names): Called =>
  (value) =>
    (value ?? '')
      .split('、')
      .map((each) => names[each] ?? each)
      .join('、');

function headOf(
  { installation, address, jurisdiction, subject, made, recorded, holds }: Omit<Manifest, 'parts'>,
  trail: BundledTrail,
  called: Called,
): Markup {
  const title = trail.figures.find(({ figure }) => figure === 'subject-name')?.shown;
  const rows: readonly (readonly [string, string])[] = [
    ...(title === undefined ? [] : [['名称', title] as const]),
    ['对象', subject],
    ['区划', jurisdiction],
    ['部署', `${installation}（${address}）`],
    ['制作', `${called(made.by)}，${shownTime(made.at)}`],
    [
      '记录时间',
      `${recorded.after === undefined ? '' : `${shownTime(recorded.after)} 之后，`}截至 ${shownTime(recorded.upTo)}`,
    ],
    ['内容', `事件 ${String(holds.entries)} 项，数字 ${String(holds.figures)} 个，附件 ${String(holds.files)} 个`],
  ];
  return markup`<table class="head">${rows.map(([name, value]) => markup`<tr><th>${name}</th><td>${value}</td></tr>\n`)}</table>
<p class="note">本证据包按制作人的查阅权限制作，时刻为北京时间。其中可能含有个人信息，请妥善保管；系统中的个人信息日后清除的，本文件不随之改变。</p>`;
}

function timelineOf({ entries }: BundledTrail, called: Called): Markup {
  if (entries.length === 0) return markup`<p>没有事件。</p>`;
  return markup`<table class="timeline">
<thead><tr><th>序号</th><th>时间</th><th>办理人</th><th>事项与变化（前 → 后）</th><th>依据</th></tr></thead>
<tbody>
${entries.map(
  (entry, index) => markup`<tr>
<td>${String(index + 1)}</td>
<td>${shownTime(entry.recordedAt)}${entry.effectiveAt === entry.recordedAt ? '' : markup`<br><small>业务时间 ${shownTime(entry.effectiveAt)}</small>`}</td>
<td>${whoOf(entry, called)}</td>
<td><b>${entry.name ?? entry.type}</b>${entry.changes.map((change) => changeOf(change, called))}
<small>${entry.event.store} ${entry.event.stream}#${String(entry.event.version)}</small></td>
<td>${basisOf(entry)}</td>
</tr>
`,
)}</tbody>
</table>`;
}

function whoOf({ actor, deskCalled }: Entry, called: Called): Markup {
  if (!actor) return markup`<small>不公开</small>`;
  const desk = deskCalled ?? actor.desk ?? (actor.as === 'system' ? '系统' : '');
  const where = [actor.organisation === undefined ? '' : called(actor.organisation), desk].filter(Boolean);
  return markup`${called(actor.id)}${where.length > 0 ? markup`<br><small>${where.join(' ')}</small>` : ''}`;
}

function changeOf(change: Change, called: Called): Markup {
  const { name, item, itemName, unit = '', before, after, demo } = change;
  const value = (shown: string | null, inWords?: string) =>
    shown === null ? '—' : (inWords ?? [called(shown), unit].filter(Boolean).join(' '));
  const which = itemName ?? item;
  const marks = [...(demo ? ['演示数据'] : []), ...(after === null && before !== null ? ['撤去'] : [])].join(' ');
  return markup`<div class="change">${name}${which === undefined ? '' : `［${which}］`}：<span>${value(change.beforeShown, change.beforeCalled)}</span> → <span>${value(change.afterShown, change.afterCalled)}</span>${marks === '' ? '' : markup` <em>${marks}</em>`}</div>`;
}

function basisOf({ rules }: Entry): Markup {
  if (!rules) return markup``;
  const articles = rules.basis.flatMap(({ article }) => article.map((of) => `${articleText(of)}：${of.quote}`));
  const sets = rules.layers.map(({ id, version }) => `${id} v${String(version)}`).join(' ← ');
  return markup`${[...new Set(articles)].map((article) => markup`<div>${article}</div>`)}<small>${sets}</small>`;
}

function figuresOf({ figures }: BundledTrail, called: Called): Markup {
  if (figures.length === 0) return markup`<p>没有数字。</p>`;
  return markup`<table>
<thead><tr><th>数字</th><th>值</th><th>记录时间</th><th>由</th></tr></thead>
<tbody>
${figures.map(
  ({ name, item, itemName, shown, called: inWords, unit = '', recordedAt, setBy, demo }) =>
    markup`<tr><td>${name}${(itemName ?? item) === undefined ? '' : `［${itemName ?? item ?? ''}］`}</td><td>${inWords ?? `${called(shown)} ${unit}`}${demo ? markup` <em>演示数据</em>` : ''}</td><td>${shownTime(recordedAt)}</td><td><small>${setBy.store} ${setBy.stream}#${String(setBy.version)}</small></td></tr>\n`,
)}</tbody>
</table>`;
}

function filesOf(files: readonly BundledFile[], called: Called): Markup {
  if (files.length === 0) return markup`<p>没有收入附件。</p>`;
  return markup`<table>
<thead><tr><th>附件</th><th>字节</th><th>上传</th><th>SHA-256</th></tr></thead>
<tbody>
${files.map(
  (file) =>
    markup`<tr><td>${file.isHere ? markup`<a href="${pathOfFile(file)}" download="${file.name}">${file.name}</a>` : markup`${file.name}（${file.status === 'erased' ? '已清除' : '未收入'}）`}<br><small>${file.file}${file.of === undefined ? '' : ` ${called(file.of)}名下`}${file.internal ? ' 仅供财政部门' : ''}</small></td><td>${String(file.size)}</td><td>${called(file.by)}<br><small>${shownTime(file.recordedAt)}</small></td><td class="hash">${file.hash}</td></tr>\n`,
)}</tbody>
</table>`;
}

const leftOutOf = ({ leftOut }: Omit<Manifest, 'parts'>): Markup =>
  leftOut.length === 0
    ? markup`<p>没有。</p>`
    : markup`<ul>${leftOut.map(
        (each) =>
          markup`<li>${leftOutText(each).zh}${each.names === undefined ? '' : markup`<br><small>${each.names.join('，')}</small>`}</li>\n`,
      )}</ul>`;

function proofOf({ heads, root, holds, recorded }: Omit<Manifest, 'parts'>): Markup {
  return markup`<p>每一事件的原始字节及其散列在 ${parts.proof} 中（${String(holds.rows)} 行，其中 ${String(holds.rowsWithBytes)} 行附原始字节），各行的头散列由前一行推出；全部部件的 SHA-256 在 ${parts.manifest} 中。核对命令：</p>
<pre>wenxiao audit bundle --check 证据包.zip
wenxiao audit verify --bundle 证据包.zip</pre>
<p>前者只用本文件；后者在系统所在机器上与审计轨迹比对。请将本文件的 SHA-256 另行抄录保存。</p>
${root ? markup`<p>截至 ${shownTime(recorded.upTo)} 的全库根散列（${String(root.streams)} 条流，${String(root.rows)} 个事件）：<span class="hash">${root.root}</span></p>` : ''}
<table>
<thead><tr><th>流</th><th>版次</th><th>头散列</th></tr></thead>
<tbody>
${heads.map(({ store, stream, version, head }) => markup`<tr><td>${store} ${stream}</td><td>${String(version)}</td><td class="hash">${head}</td></tr>\n`)}</tbody>
</table>`;
}

/** `2023-09-28 10:00:00` in Beijing. */
function shownTime(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime())
    ? instant
    : new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
}
