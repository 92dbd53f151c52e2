// Further published forms and small variants, each against the findings that `cases/INDEX.md` lists: exactly these, and no more.
import { examineForm, readPublishedForm, type Finding } from '@wenxiao/forms';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'cases');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** ``| e02-names.json | … | `indicator-twice` indicators[4]; `meaningless-name` indicators[0].level3, indicators[1].level3 |`` */
const row = /^\| (?<file>[^ |]+\.json) \|.*\| (?<findings>[^|]+) \|$/u;

/** File → `code (level) path`, where the list names a level; else `code path`. */
function listed(): ReadonlyMap<string, readonly string[]> {
  const [cases = ''] = readFileSync(join(folder, 'INDEX.md'), 'utf8').split('## What changed');
  const rows = cases.split('\n').flatMap((line) => {
    const { file, findings } = row.exec(line)?.groups ?? {};
    return file === undefined || findings === undefined ? [] : [{ file, findings }];
  });
  return new Map(rows.map(({ file, findings }) => [file, findings === '–' ? [] : findingsIn(findings)]));
}

function findingsIn(text: string): readonly string[] {
  return text.split('; ').flatMap((each) => {
    const { code, level, paths } =
      /^`(?<code>[^`]+)`(?: \((?<level>[a-z]+)\))? (?<paths>.*)$/u.exec(each)?.groups ?? {};
    if (code === undefined || paths === undefined) throw new Error(`no finding: ${each}`);
    return paths.split(', ').map((path) => [code, ...(level === undefined ? [] : [level]), path].join(' '));
  });
}

interface Read {
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly checks?: Readonly<{ fundLines?: readonly [sum: string, amount: string] }>;
}

function read(file: string): Read {
  const json = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Pick<Read, 'checks'>;
  const reading = readPublishedForm(json);
  if (reading.outcome === 'refused') throw new TypeError(`${file}: ${reading.problem.en}`);
  const { findings, notJudged } = examineForm(reading.form);
  expect(notJudged).toEqual([]);
  return { file, findings, ...(json.checks && { checks: json.checks }) };
}

const expected = listed();

describe('a form of the list of cases', () => {
  it('is listed', () => {
    expect([...expected.keys()].sort()).toEqual([...files].sort());
  });
  it.each([...expected])('has the findings that the list names: %s', (file, findings) => {
    const places = read(file).findings.flatMap(({ code, level, path }) => {
      const place = `${code} ${path}`;
      const withLevel = `${code} ${level} ${path}`;
      return findings.includes(withLevel) ? withLevel : place;
    });
    expect([...places].sort()).toEqual([...findings].sort());
  });
  it('names the sum of its fund lines that does not fit', () => {
    const sums = files.map(read).flatMap(({ file, findings, checks }) => {
      const { computed } = findings.find(({ code }) => code === 'fund-lines-mismatch') ?? {};
      return checks?.fundLines ? [{ file, computed, sum: checks.fundLines[0], amount: checks.fundLines[1] }] : [];
    });
    expect(sums.length).toBeGreaterThan(3);
    for (const { file, computed, sum, amount } of sums)
      expect([file, computed]).toEqual([file, expect.stringContaining(` = ${sum} ≠ ${amount}`)]);
  });
});
