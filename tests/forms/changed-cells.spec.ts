// The published forms with cells changed at random: a check never fails, and never says what the form does not print.
import { checkForm, findingLevels, readPublishedForm, type Finding } from '@wenxiao/forms';
import fc from 'fast-check';
import { publishedForms } from './published-forms.js';

type Json = Readonly<Record<string, unknown>>;

const cell = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    '/',
    '—',
    '-',
    '无',
    '0',
    '0.00',
    '1',
    '10',
    '100',
    '99.995',
    '100%',
    '≥90%',
    '≤5',
    '═100',
  ),
  fc.constantFrom(
    '约40%',
    '1次/月',
    '2020年1月--2020年11月',
    '好',
    '5m2',
    '10%-20%',
    '1290.3㎡',
    '9,480.00',
    '20%',
    '-3',
  ),
  fc
    .tuple(
      fc.constantFrom('', '≥', '≤', '=', '>'),
      fc.integer({ min: -9, max: 999 }),
      fc.constantFrom('', '.5', '.005', '%', '万元'),
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const notCells = new Set(['checks', 'notes', 'kind', 'source']);

/** The same JSON with other text wherever text, or null, stands; `change` answers with undefined where a cell stays. */
function changed(value: unknown, change: () => string | null | undefined): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => changed(each, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (notCells.has(name)) return [name, inner];
      const isCell = typeof inner === 'string' || (inner === null && !['funds', 'totals', 'objective'].includes(name));
      const other = isCell ? change() : undefined;
      return [name, other === undefined ? changed(inner, change) : other];
    }),
  );
}

function next<Value>(stream: Iterator<Value>): Value | undefined {
  const result = stream.next();
  return result.done === true ? undefined : result.value;
}

const changedForm = fc
  .tuple(
    fc.constantFrom(...publishedForms),
    fc.infiniteStream(cell),
    fc.infiniteStream(fc.nat(9)),
    fc.nat(9),
    fc.boolean(),
  )
  .map(([{ json }, cells, dice, likelihood, whole]) => {
    const form = changed(json, () => ((next(dice) ?? 9) < likelihood ? next(cells) : undefined)) as Json;
    return whole ? { ...form, truncated: false, complete: true } : form;
  });

const inFullWidth = (text: string) =>
  `${text.replace(/[!-~]/gu, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))} \u3000`;

/** The same cells in full width and with spaces. Names are no cells. */
function widenedCells(value: unknown): unknown {
  if (typeof value === 'string') return inFullWidth(value);
  if (Array.isArray(value)) return value.map(widenedCells);
  if (!isObject(value)) return value;
  const widened = (name: string, inner: unknown) => (notCells.has(name) ? inner : widenedCells(inner));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, widened(name, inner)]));
}

function findingsOf(json: unknown): readonly Finding[] {
  const reading = readPublishedForm(json);
  if (reading.outcome === 'refused') throw new TypeError(reading.problem.en);
  return checkForm(reading.form);
}

function cellAt(json: Json, path: string): unknown {
  return path.split(/[.[\]]+/u).reduce((value: unknown, name) => {
    if (Array.isArray(value)) return value[Number(name)] as unknown;
    return isObject(value) ? value[name] : undefined;
  }, json);
}

/** Findings of several cells together. */
const isOfCells = (path: string) => /^(?:indicators(?:\[[0-9]+\])?|funds\.lines)$/u.test(path);

describe('published forms with cells changed at random', () => {
  it('are checked without fail, each finding showing the cell that it stands at', () => {
    fc.assert(
      fc.property(changedForm, (json) => {
        for (const { code, level, path, printed, computed, zh, en } of findingsOf(json)) {
          expect([findingLevels[code], ...(code === 'zero-budget' ? ['warning'] : [])]).toContain(level);
          expect([computed, zh, en].every((text) => text !== '' && !/undefined|NaN|\[object/u.test(text))).toBe(true);
          const isCell = !isOfCells(path);
          expect(isCell ? printed : null).toBe(isCell ? (cellAt(json, path) ?? null) : null);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('have no place with the same finding twice', () => {
    fc.assert(
      fc.property(changedForm, (json) => {
        const places = findingsOf(json).map(({ code, path }) => `${code} ${path}`);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  it('have the same findings when their cells are printed in full width and with spaces', () => {
    const places = (json: unknown) => findingsOf(json).map(({ code, path }) => `${code} ${path}`);
    fc.assert(
      fc.property(changedForm, (json) => {
        const widened = widenedCells(json);
        expect(places(widened)).toEqual(places(json));
      }),
    );
  });

  it('keep what they settle when they are cut off: a form that is not whole has no finding that the whole one has not', () => {
    fc.assert(
      fc.property(changedForm, (json) => {
        const whole = findingsOf({ ...json, truncated: false, complete: true }).map(
          ({ code, path }) => `${code} ${path}`,
        );
        const part = findingsOf({ ...json, truncated: true }).map(({ code, path }) => `${code} ${path}`);
        expect(whole).toEqual(expect.arrayContaining(part));
      }),
    );
  });

  it('are checked by the thousand in seconds', () => {
    const forms = Array.from({ length: 50 }, () => publishedForms).flat();
    const started = performance.now();
    for (const { json } of forms) findingsOf(json);
    expect(forms.length).toBeGreaterThan(2_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
