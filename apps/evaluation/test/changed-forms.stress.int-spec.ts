// Two thousand forms, published ones with cells changed at random, handed in over HTTP: what is found on them is what the check finds on the
// same form, and what is kept is that form. Each evaluation takes twenty: the first that is not refused is handed in, each further one corrects
// it, which goes the same way, so that not each form needs a project, its budget and its target. Every run draws others; WENXIAO_TEST_FORMS=10000
// draws more of them.
import { textFlaw } from '@wenxiao/domain/field';
import { examineForm, explanations, readPublishedForm } from '@wenxiao/forms';
import { eventually } from '@wenxiao/messaging/testing';
import { type Answer, type County, type CountyService, runCountyService } from '@wenxiao/service-kit/testing';
import fc from 'fast-check';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluationPlan } from '../src/index.js';
import { evaluatingIn, okOf, papers, pathOf } from './evaluating.js';

const formsEach = 20;
const evaluations = Number(process.env['WENXIAO_TEST_FORMS'] ?? 2000) / formsEach;
const atOnce = 4;
const seed = randomInt(2 ** 31);

let running: CountyService;
let county: County;
let acting: ReturnType<typeof evaluatingIn>;
beforeAll(async () => {
  running = await runCountyService(evaluationPlan, '2024-02-01');
  county = await running.county('fufeng-2022');
  acting = evaluatingIn(running, county);
});
afterAll(() => running.close());

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const folders = ['published', 'cases'].map((name) => join(import.meta.dirname, '../../../tests/forms', name));
const published = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json),
);

const printed = [
  '',
  ' ',
  '/',
  '——',
  '无',
  '0',
  '1',
  '10',
  '10.0',
  '100',
  '100%',
  '≥90%',
  '﹦100',
  '⩽5',
  '不低于40万元',
];
const unclear = [
  '约40%',
  '10%-20%',
  '1,234.50',
  '8 5%',
  '10万',
  '40万元',
  '1290.3㎡',
  '９５％',
  '好',
  '2020年1月',
  '5\n6',
];
const cell = fc.oneof(
  { weight: 800, arbitrary: fc.constantFrom(null, ...printed, ...unclear) },
  {
    weight: 800,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', '≥', '≤', '=', '-'),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom('', '.5', '%', '万元'),
      )
      .map((parts) => parts.join('')),
  },
  { weight: 100, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  // Some of these no request may hold.
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);

const notCells = new Set(['checks', 'notes', 'kind', 'source', 'project']);
const blocks = new Set(['funds', 'totals', 'objective']);

/** The same form with other text in some cells; `change` answers with undefined where one stays. */
function changed(value: unknown, change: () => string | null | undefined): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => changed(each, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (notCells.has(name)) return [name, inner];
      const isCell = typeof inner === 'string' || (inner === null && !blocks.has(name));
      const other = isCell ? change() : undefined;
      return [name, other === undefined ? changed(inner, change) : other];
    }),
  );
}

/** Every published form is tried as a self-evaluation, whatever it is. */
const changedForm = fc
  .tuple(
    fc.constantFrom(...published),
    fc.infiniteStream(cell),
    fc.infiniteStream(fc.nat(99)),
    fc.constantFrom(2, 10, 40),
  )
  .map(([form, cells, dice, likelihood_percent]) => {
    const next = <Value>(stream: Iterator<Value>): Value => (stream.next() as IteratorYieldResult<Value>).value;
    return changed({ ...form, kind: 'self-evaluation' }, () =>
      next(dice) < likelihood_percent ? next(cells) : undefined,
    ) as Json;
  });

const ofCheck = (code: string): boolean => code in explanations || code.startsWith('not-judged-');

/** `error score-above-weight indicators[3].score` */
function examined(form: unknown): readonly string[] {
  const reading = readPublishedForm(form);
  if (reading.outcome === 'refused') throw new TypeError(reading.problem.en);
  const { findings, notJudged } = examineForm(reading.form);
  return [
    ...findings.map(({ code, level, path }) => `${level} ${code} ${path}`),
    ...notJudged.map(({ code, path }) => `info not-judged-${code} ${path}`),
  ].sort();
}

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(Object(value) as object).flatMap(textsIn);

type Read = Readonly<{
  text: string;
  findings: readonly Readonly<{ finding: string; path: string; severity: string }>[];
}>;

/** What is wrong with how a form was answered; undefined where nothing is, be it taken or refused. */
async function wrongWith(sent: Json, answer: Answer, subject: string): Promise<string | undefined> {
  const { status, body } = answer;
  const isFlawed = textsIn(sent).some((text) => textFlaw(text) !== undefined);
  if (isFlawed)
    return status === 400 && body['code'] === 'invalid-request' ? undefined : `taken with a flaw: ${status}`;
  if (status === 422)
    return ['form-unfilled', 'form-without-indicators'].includes(String(body['code']))
      ? undefined
      : JSON.stringify(body);
  if (status !== 201) return `${status} ${JSON.stringify(body)}`;
  const { text: kept, findings } = (await acting.formRead(subject, county.office)).body as Read;
  const found = findings
    .filter(({ finding }) => ofCheck(finding))
    .map(({ finding, path, severity }) => `${severity} ${finding} ${path}`)
    .sort();
  if (kept !== JSON.stringify(sent)) return `kept otherwise: ${kept}`;
  const again = [found, examined(JSON.parse(kept))].map((each) => JSON.stringify(each));
  return again.every((each) => each === JSON.stringify(examined(sent))) ? undefined : again.join(' and ');
}

/** One evaluation with twenty forms. @returns how many were taken, and what was wrong. */
async function evaluated(number: number): Promise<Readonly<{ taken: number; wrong: readonly string[] }>> {
  const subject = await running.approve(county, {}, '2023-01-20');
  await eventually(async () => okOf(await acting.begin(subject, 'self-evaluation', county.clerk)));
  const path = `${pathOf(subject, 'self-evaluation')}/steps/evaluate`;
  let { version } = await acting.seen(subject, 'self-evaluation');
  let taken = 0;
  const wrong: string[] = [];
  for (const sent of fc.sample(changedForm, { seed: seed + number, numRuns: formsEach })) {
    // Whatever total it prints, or none: the score that is entered counts.
    const brings = { ...papers('self-evaluation-form'), score: '80', reason: '抽样复核' };
    const body = { answer: 'done', brings, form: sent, ...(taken > 0 && { reason: '表格误填' }) };
    const to = taken > 0 ? `${path}/correction` : path;
    const answer = await running.call(county, to, { as: county.clerk, body, ifMatch: version });
    const flaw = await wrongWith(sent, answer, subject);
    if (flaw !== undefined) wrong.push(`${flaw}: ${JSON.stringify(sent)}`);
    if (answer.status !== 201) continue;
    taken += 1;
    version = (answer.body['streams'] as readonly Readonly<{ version: number }>[])[0]!.version;
  }
  return { taken, wrong };
}

it('forms with cells changed at random are answered as the check answers them, and kept as they were handed in', async () => {
  const results: Awaited<ReturnType<typeof evaluated>>[] = [];
  const numbers = Array.from({ length: evaluations }, (_, number) => number).values();
  const worker = async (): Promise<void> => {
    for (const number of numbers) results.push(await evaluated(number));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
  const taken = results.reduce((sum, each) => sum + each.taken, 0);
  expect(published.length).toBeGreaterThan(60);
  expect(taken).toBeGreaterThan((evaluations * formsEach) / 2);
}, 1_800_000);
