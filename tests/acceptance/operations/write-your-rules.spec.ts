import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { demoPassword } from '@wenxiao/cli/demo';
import { parsedJson, readRuleSet } from '@wenxiao/rules/reading';
import { lookUp, type RuleSet } from '@wenxiao/rules/shape';
import { Caller } from '../harness/caller.js';
import { County } from '../harness/county.js';
import { idOf, own, yuan } from '../harness/cycle.js';
import { begin, evaluationAt, evaluationStep, selfForm } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { type Entry, entryOf, trailWith } from '../harness/trail.js';

// Follows docs/write-your-rules.md as it is printed: its commands on the running product, its JSON in its files.

const root = new URL('../../../', import.meta.url).pathname;
const lesson = readFileSync(join(root, 'docs/write-your-rules.md'), 'utf8');
const file = 'docs/write-your-rules/qinghe-2023.json';

type Block = Readonly<{ language: string; title: string; text: string }>;
const blocks: readonly Block[] = [...lesson.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', title = '', body = '']) => ({ language, title, text: body }),
);

function ruleSet(): RuleSet {
  const written = parsedJson(readFileSync(join(root, file), 'utf8'));
  const reading = written.outcome === 'valid' ? readRuleSet(written.value) : written;
  if (reading.outcome !== 'valid') throw new Error(`${file}: ${JSON.stringify(reading.flaws)}`);
  return reading.value;
}

let product: Product;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wenxiao-lesson-'));
  product = await startProduct();
}, 120_000);
afterAll(async () => {
  await product.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A command of the lesson, on the running product. */
async function wenxiao(command: string, password: string): Promise<string> {
  const words = command.split(' ').map((word) => (word === 'passwords.csv' ? join(folder, word) : word));
  const address = words.includes('--account') ? ['--url', product.running.url] : [];
  const hooks = join(root, 'libs/messaging/src/testing/typescript-hooks.mjs');
  const child = spawn(
    process.execPath,
    ['--conditions=@wenxiao/source', '--disable-warning=ExperimentalWarning', `--import=${hooks}`].concat(
      join(root, 'apps/cli/src/main.ts'),
      words,
      address,
    ),
    { cwd: root, env: { ...process.env, WENXIAO_TOKEN: '' } },
  );
  child.stdin.end(`${password}\n`);
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (error !== '' && out === '') throw new Error(`${command}: ${error}`);
  return out;
}

const passwords = new Map([['admin', demoPassword]]);

/** Everybody signs in for the first time, and sets a password of their own. */
async function everybodySetsTheirPassword(): Promise<void> {
  const [, ...lines] = readFileSync(join(folder, 'passwords.csv'), 'utf8').trim().split('\n');
  for (const line of lines) {
    const [, account = '', first = ''] = /(qinghe\.\w+).*?([^,\s"]+)\s*$/.exec(line) ?? [];
    await product.address.replacePassword(account, first, `own-${demoPassword}`);
    passwords.set(account, `own-${demoPassword}`);
  }
}

const told = new Map<string, string>();
const filledIn = (line: string): string => line.replace(/\b[A-Z]{4,}\b/g, (word) => told.get(word) ?? word);

/** What a command printed, line by line, is what the lesson prints; `<NAME>` is told and kept. */
function follow(printed: readonly string[], expected: readonly string[]): void {
  for (const [place, line] of expected.entries()) {
    const [, before = '', name = ''] = /^(.*)<([A-Z]+)>$/.exec(line) ?? [];
    if (name === '') expect(printed[place]).toBe(filledIn(line));
    else {
      expect(printed[place]?.startsWith(before)).toBe(true);
      told.set(name, printed[place]?.slice(before.length) ?? '');
    }
  }
}

it('quotes its rule set word for word', () => {
  const set = ruleSet();
  const quoted = blocks.filter(({ language }) => language === 'json');
  expect(quoted.length).toBeGreaterThan(4);
  for (const { title, text: written } of quoted) {
    const stated: unknown =
      title === 'head'
        ? Object.fromEntries(Object.keys(JSON.parse(written) as object).map((key) => [key, set[key as keyof RuleSet]]))
        : lookUp(set, title.slice(title.indexOf('/') + 1))?.value;
    expect([title, JSON.parse(written)]).toEqual([title, stated]);
  }
});

it('leads from an empty county to decisions by its own articles, with data alone', async () => {
  for (const { text: session } of blocks.filter(({ language }) => language === 'console')) {
    for (const part of session.split(/^\$ npx wenxiao /m).slice(1)) {
      const [command = '', ...expected] = part.trimEnd().split('\n');
      const [, account = ''] = /--account (\S+)/.exec(command) ?? [];
      const printed = await wenxiao(filledIn(command), passwords.get(account) ?? '');
      follow(printed.split('\n'), expected);
      if (command.startsWith('import people')) await everybodySetsTheirPassword();
      if (command.startsWith('import units')) await product.settled();
    }
  }
  const county = await countyOfLesson();
  await product.advanceTo('2023-01-09T02:00:00.000000Z');
  expect(await oneProjectThroughTheYear(county)).toBe('良好');
}, 300_000);

async function countyOfLesson() {
  const id = told.get('COUNTY') ?? '';
  const { body } = await product.administrator.get<{ items: readonly { organisationId: string; name: string }[] }>(
    '/api/directory/organisations?limit=100',
  );
  const unitId = body.items.find(({ name }) => name === '清禾县第一小学')?.organisationId ?? '';
  const person = (name: string) =>
    Caller.signingIn(product.running.url, `qinghe.${name}`, passwords.get(`qinghe.${name}`) ?? '');
  const people = {
    unit: person('clerk'),
    reviewer: person('reviewer'),
    desk: person('desk'),
    budget: person('budget'),
    office: person('office'),
    auditor: person('audit'),
  };
  return new County(id, unitId, people) as County;
}

/** @returns the grade of its self-evaluation, as the county calls it. */
async function oneProjectThroughTheYear(county: County): Promise<string> {
  const indicators = [
    {
      indicator: '1',
      level1: '产出指标',
      name: '维修教室',
      direction: 'at-least',
      value: '12',
      quantifiable: true,
      weight: '60',
      written: '≥12间',
    },
    {
      indicator: '2',
      level1: '满意度指标',
      name: '师生满意度',
      direction: 'at-least',
      value: '90',
      quantifiable: true,
      weight: '40',
      written: '≥90%',
    },
  ];
  const declaration = {
    subject: { unit: county.unitId, kind: 'project', name: '校舍维修', isNew: false },
    period: '2023',
    horizon: 'annual',
    requested: [{ ...own, amount: yuan('300000.00') }],
    indicators,
  };
  const declared = await eventually('the rules have arrived', async () => {
    const answer = await county.post('unit', 'targets', 'performance-targets', declaration);
    return answer.status === 201 ? answer : undefined;
  });
  const [project = ''] = idOf(declared).split('.');
  const targets = `performance-targets/${project}/2023`;
  const version = async () => (await county.get<{ version: number }>('office', 'targets', targets)).body.version;
  const step = async (who: 'reviewer' | 'desk', name: string) =>
    (await county.post(who, 'targets', `${targets}/steps/${name}`, { answer: 'passed' }, { ifMatch: await version() }))
      .status;
  expect(await step('reviewer', 'department-review')).toBe(201);
  expect(await step('desk', 'desk-review')).toBe(201);
  const items = [
    {
      subject: project,
      period: '2023',
      targetVersion: await version(),
      budgetLineVersion: 1,
      amounts: [{ ...own, amount: yuan('280000.00') }],
    },
  ];
  const approval = await county.post('budget', 'targets', 'budget-approvals', {
    budgetKind: 'initial-budget',
    from: '2023-01-09',
    items,
  });
  expect([approval.status, approval.text]).toEqual([201, expect.any(String)]);
  const trail = await trailWith(county, project, 'target-approved');
  expect(citedIn(entryOf(trail, 'target-approved'))).toContainEqual([
    'procedures/target-review/steps/approve/answers/approved',
    '第四条',
  ]);

  await product.advanceTo('2023-12-11T02:00:00.000000Z');
  expect((await begin(county, project, 'self-evaluation')).status).toBe(201);
  const form = {
    ...selfForm,
    funds: { unit: '元', annualBudget: '280000', executed: '280000' },
    indicators: [
      { level3: '维修教室', target: '≥12间', actual: '12间' },
      { level3: '师生满意度', target: '≥90%', actual: '93%' },
    ],
  };
  const answer = { answer: 'evaluated', brings: { score: '76' }, form };
  const evaluated = await evaluationStep(county, 'unit', project, ['self-evaluation', 'evaluate'], answer);
  expect(evaluated).toMatchObject({ status: 201 });
  type Concluded = Readonly<{ conclusion: Readonly<{ gradeName: string }> }>;
  const { body } = await county.get<Concluded>('office', 'evaluation', evaluationAt(project, 'self-evaluation'));
  expect(body).toMatchObject({ conclusion: { score: '76', grade: 'good', gradeName: '良好' } });
  const graded = await trailWith(county, project, 'evaluation-finalised');
  expect(citedIn(entryOf(graded, 'evaluation-finalised'))).toContainEqual(['evaluation.gradeBands/good', '第十条']);
  return body.conclusion.gradeName;
}

const citedIn = ({ rules }: Entry) =>
  rules?.basis.flatMap(({ path, article }) => article.map(({ article: printed }) => [path, printed]));
