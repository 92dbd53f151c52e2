import { table } from '../audit-table.js';
import { printable } from '../display-width.js';
import { flawLines, type ListedFlaw } from './flaw-lines.js';

type Difference = Readonly<{ line: number; code: string; what: string; year?: number; there: string; here: string }>;

/** What the product says of a table: before it is taken, and after. */
export type Found = Readonly<{
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  differing?: number;
  refused: number;
  /** Of units that would be registered; units of projects that are not there yet. */
  codes?: readonly string[];
  unknownUnits?: readonly Readonly<{ line: number; code: string }>[];
  unknownProjects?: readonly Readonly<{ line: number; code: string }>[];
  flaws: readonly ListedFlaw[];
  differences: readonly Difference[];
}>;

/** The tables of a batch: where each is taken. */
export const parts = {
  units: { service: 'directory', at: 'exchange-units', zh: '单位' },
  projects: { service: 'targets', at: 'exchange-projects', zh: '项目' },
  targets: { service: 'targets', at: 'exchange-targets', zh: '绩效目标和指标' },
} as const;
export type Part = keyof typeof parts;

/** What became of a table: looked at, or taken; `waiting` rows wait for what comes before it in the batch. */
export type Outcome = Readonly<{
  part: Part;
  file: string;
  found: Found;
  waiting: number;
  taken?: Taken;
}>;

/** What was made of it, now or when it was sent before. */
export type Taken = Readonly<{ rows: number; made: number; changed: number; noted: number }>;

const whats: Readonly<Record<string, string>> = {
  name: '名称',
  parent: '上级',
  unit: '单位',
  deleted: '已在对方系统删除',
  budget: '已批复预算',
  target: '绩效目标',
};

/** What became of a table, for people: each row that is wrong, and what is another there than here. */
export function outcomeText({ part, file, found, waiting, taken }: Outcome): string {
  const { rows, new: fresh, changed, unchanged, differing = 0, refused, flaws, differences } = found;
  const counts = [
    `新增 ${fresh} · new`,
    `变动 ${changed} · changed`,
    `一致 ${unchanged} · unchanged`,
    ...(differing > 0 ? [`待定 ${differing} · to be decided`] : []),
    ...(waiting > 0
      ? [`等待同批${part === 'targets' ? '项目' : '单位'} ${waiting} · waiting for others of the batch`]
      : []),
    `不符合要求 ${refused - waiting} · refused`,
  ];
  const what = taken ? takenText(taken) : '只是检查 · checked alone';
  return [
    `${parts[part].zh}  ${printable(file)}  ·  ${rows} 行 · rows  ·  ${what}`,
    `  ${counts.join('，')}`,
    ...(flaws.length > 0
      ? [
          '',
          ...flawLines(flaws, ['行', '列', '代码'], ({ zh, table: of }) => [
            of === 'indicators' ? `（指标表）${zh}` : zh,
          ]),
        ]
      : []),
    ...differenceLines(part, differences),
    '',
  ].join('\n');
}

const takenText = ({ made, changed, noted }: Taken): string =>
  `已导入：登记 ${made}，下达控制数 ${changed}${noted > 0 ? `，记下不一致 ${noted}` : ''} · taken`;

/** Whoever decides on a project has it among their tasks; of a unit it is told alone. */
const whatNext: Readonly<Record<Part, string>> = {
  units: '请按规定办理',
  projects: '导入后列入有权岗位的待办',
  targets: '导入后列入有权岗位的待办',
};

function differenceLines(part: Part, differences: readonly Difference[]): readonly string[] {
  if (differences.length === 0) return [];
  const rows = differences.map(({ line, code, what, year, there, here }) => {
    return [
      String(line),
      printable(code),
      `${whats[what] ?? what}${year === undefined ? '' : ` ${year}`}`,
      printable(there),
      printable(here),
    ];
  });
  const note = `  以下各项两边不一致，未作更改，${whatNext[part]} · these differ, and nothing was changed`;
  return ['', note, ...table([['行', '编码', '事项', '对方', '本系统'], ...rows], '  ')];
}
