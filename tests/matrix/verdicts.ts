import { type MatrixRow, rowsNamedBy } from './rows.js';

/** A test of a run, with the titles of the groups that it stands in. */
export type RunTest = Readonly<{ title: string; ancestorTitles: readonly string[]; status: string }>;

/** What a run shows of a row; `none` where the row asks for nothing that a test could show. */
export type Verdict = Readonly<{ id: string; status: 'pass' | 'fail' | 'absent' | 'none'; test?: string }>;

/** Each row by the tests that name it: it passes where all of them do. Named are the first that fails, or the first of all. */
export function verdictsOn(rows: readonly MatrixRow[], tests: readonly RunTest[]): readonly Verdict[] {
  const byRow = new Map<string, RunTest[]>();
  for (const test of tests)
    for (const id of new Set([...test.ancestorTitles, test.title].flatMap(rowsNamedBy)))
      byRow.set(id, [...(byRow.get(id) ?? []), test]);
  return rows.map(({ id, carriedOutBy }) => {
    const named = byRow.get(id) ?? [];
    const failed = named.find(({ status }) => status !== 'passed');
    const [shown] = failed ? [failed] : named;
    if (!shown) return { id, status: carriedOutBy.length === 0 ? 'none' : 'absent' };
    return { id, status: failed ? 'fail' : 'pass', test: [...shown.ancestorTitles, shown.title].join(' › ') };
  });
}

/** By rule set, for a person to read: how many rows hold, and which do not. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const sets = [...new Set(verdicts.map(({ id }) => prefixOf(id)))];
  const lines = sets.flatMap((prefix) => {
    const own = verdicts.filter(({ id }) => prefixOf(id) === prefix);
    const ids = (status: Verdict['status']) => own.filter((each) => each.status === status).map(({ id }) => id);
    const asked = own.length - ids('none').length;
    const failing = own
      .filter(({ status }) => status === 'fail')
      .map(({ id, test }) => `     失败 fails   ${id}  ${test ?? ''}`);
    const absent = ids('absent');
    return [
      `${prefix.padEnd(3)} ${String(ids('pass').length).padStart(3)} / ${asked}`,
      ...failing,
      ...(absent.length > 0 ? [`     尚无 absent  ${absent.join(' ')}`] : []),
    ];
  });
  return lines.join('\n');
}

const prefixOf = (id: string): string => id.split('-', 1)[0] ?? id;
