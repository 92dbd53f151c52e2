import { articleText } from '../cited-article.js';
import { csvText } from '../csv-text.js';
import type { BundledTrail, Names } from './bundle-format.js';

const headings = [
  '序号',
  '记录时间',
  '业务时间',
  '办理人',
  '岗位',
  '事项',
  '数字',
  '属于',
  '前',
  '后',
  '单位',
  '依据',
  '事件',
];

/** The changes of a trail as a table for spreadsheets: CSV in UTF-8 with its mark; times are UTC. */
export function tableOf({ entries }: BundledTrail, names: Names): string {
  const rows = entries.flatMap((entry, index) => {
    const { actor, deskCalled, recordedAt, effectiveAt, event } = entry;
    const about = [
      String(index + 1),
      recordedAt,
      effectiveAt,
      whoOf(actor?.id, names),
      deskCalled ?? actor?.desk ?? '',
    ];
    const basis = (entry.rules?.basis ?? []).flatMap(({ article }) => article.map(articleText));
    const named = [[...new Set(basis)].join('；'), `${event.store} ${event.stream}#${String(event.version)}`];
    const what = entry.name ?? entry.type;
    if (entry.changes.length === 0) return [[...about, what, '', '', '', '', '', ...named]];
    return entry.changes.map((change) => [
      ...about,
      what,
      change.name,
      change.itemName ?? change.item ?? '',
      change.beforeCalled ?? change.beforeShown ?? '',
      change.afterCalled ?? change.afterShown ?? '',
      change.unit ?? '',
      ...named,
    ]);
  });
  return csvText([headings, ...rows], isNumber);
}

const whoOf = (id: string | undefined, names: Names): string => (id === undefined ? '' : (names[id] ?? id));

const isNumber = (text: string): boolean => /^[+-]?\d+(\.\d+)?$/.test(text);
