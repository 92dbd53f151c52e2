import { createHash } from 'node:crypto';
import { derivedId } from '@wenxiao/domain/identity';
import { exitStatus } from '../exit-status.js';
import type { Progress } from '../progress.js';
import { type PersonTerminal, type Product, type SignedIn, withProduct } from '../signed-in.js';
import { contentOf } from '../text-file.js';
import { wanting } from '../wanting.js';
import { type Found, type Outcome, outcomeText, type Taken, parts, type Part } from './take-over-text.js';

/** Which tables, and read by what. */
export type Comparing = SignedIn &
  Readonly<{
    county: string;
    units?: string;
    projects?: string;
    /** Targets and their indicators come together. */
    targets?: string;
    indicators?: string;
    unitsMapping?: string;
    projectsMapping?: string;
    targetsMapping?: string;
    indicatorsMapping?: string;
    year?: string;
    confirmSums?: true;
  }>;

/** A batch: its tables, and how they are to be taken. */
export type TakingOver = Comparing & Readonly<{ batch: string; take?: true; skipErrors?: true }>;

/** Where a command says what it has to say, and how far it is. */
export type TakingTerminal = PersonTerminal & Readonly<{ progress: Progress }>;

const order: readonly Part[] = ['units', 'projects', 'targets'];

/** One table of the batch, and how it is handed in. */
type Handed = Readonly<{ part: Part; file: string; bytes: Buffer; query: URLSearchParams }>;
const megabytesMax = 8;

/** `wenxiao exchange import`: the tables of a batch, checked whole over all services, then taken one after the other. */
export async function takeOver(terminal: TakingTerminal, options: TakingOver): Promise<number> {
  const handed = await tablesOf(options);
  return withProduct(terminal, options, async (product) => {
    const outcomes = await carriedOut(terminal, product, handed, options);
    const isDone = outcomes.every(({ found, waiting }) => found.refused <= waiting);
    terminal.out(
      options.json
        ? `${JSON.stringify({ batch: options.batch, tables: outcomes }, null, 2)}\n`
        : outcomes.map((each) => outcomeText(each)).join('\n'),
    );
    return isDone ? exitStatus.done : exitStatus.errorsFound;
  });
}

/**
 * `wenxiao exchange diff`: what is another in tables than here; nothing is taken.
 * @returns 0 where both are alike, 1 where anything is new, another or refused.
 */
export async function diff(terminal: TakingTerminal, options: Comparing): Promise<number> {
  const handed = await tablesOf(options);
  return withProduct(terminal, options, async (product) => {
    const outcomes = await checked(terminal, product, handed, options);
    terminal.out(
      options.json
        ? `${JSON.stringify({ tables: outcomes }, null, 2)}\n`
        : outcomes.map((each) => outcomeText(each)).join('\n'),
    );
    return outcomes.every(({ found }) => isAlike(found)) ? exitStatus.done : exitStatus.errorsFound;
  });
}

const isAlike = ({ new: fresh, changed, differing = 0, refused, differences }: Found): boolean =>
  fresh + changed + differing + refused + differences.length === 0;

/** @throws where no table is named, or targets without their indicators. */
async function tablesOf(options: Comparing): Promise<readonly Handed[]> {
  if ((options.targets === undefined) !== (options.indicators === undefined))
    throw wanting('绩效目标表和指标表须一并给出（--targets、--indicators）', 'name both by --targets and --indicators');
  const found: Handed[] = [];
  for (const part of order) {
    const file = options[part];
    if (file === undefined) continue;
    const mapping = { units: options.unitsMapping, projects: options.projectsMapping, targets: options.targetsMapping }[
      part
    ];
    const bytes = await contentOf(file, megabytesMax);
    const behind = part === 'targets' ? await contentOf(options.indicators ?? '', megabytesMax) : undefined;
    const query = new URLSearchParams({
      ...(mapping !== undefined && { mapping }),
      ...(options.year !== undefined && part !== 'units' && { year: options.year }),
      ...(options.confirmSums && part === 'projects' && { sums: 'confirmed' }),
      ...(behind && { targets: String(bytes.length) }),
      ...(behind && options.indicatorsMapping !== undefined && { indicatorsMapping: options.indicatorsMapping }),
    });
    found.push({ part, file, bytes: behind ? Buffer.concat([bytes, behind]) : bytes, query });
  }
  if (found.length === 0)
    throw wanting('须用 --units、--projects 或 --targets 给出表', 'name a table by --units, --projects or --targets');
  return found;
}

/** What each service says of its table, before anything is taken. */
async function checked(
  terminal: TakingTerminal,
  product: Product,
  handed: readonly Handed[],
  options: Comparing,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const coming = { units: new Set<string>(), projects: new Set<string>() };
  for (const each of handed) {
    const { zh } = parts[each.part];
    const found = await terminal.progress.run(`检查${zh}`, `checking ${each.part}`, () =>
      preview(product, each, options),
    );
    const codes = each.part === 'targets' ? undefined : coming[each.part];
    for (const code of found.codes ?? []) codes?.add(code.toLowerCase());
    outcomes.push({ part: each.part, file: each.file, found, waiting: waitingIn(found, coming) });
  }
  return outcomes;
}

async function carriedOut(
  terminal: TakingTerminal,
  product: Product,
  handed: readonly Handed[],
  options: TakingOver,
): Promise<readonly Outcome[]> {
  const outcomes = [...(await checked(terminal, product, handed, options))];
  const isRefused = outcomes.some(({ found, waiting }) => found.refused > waiting);
  if (!options.take || (isRefused && !options.skipErrors)) return outcomes;
  for (const [at, each] of handed.entries()) {
    const { zh } = parts[each.part];
    const waits = outcomes[at]?.waiting ?? 0;
    const taken = await terminal.progress.run(`导入${zh}`, `taking ${each.part}`, () =>
      take(product, each, options, waits),
    );
    const before = outcomes[at];
    if (before) outcomes[at] = { ...before, taken };
  }
  return outcomes;
}

/** Projects whose unit, and targets whose project, comes with the same batch: they wait for it, and are no error. */
const waitingIn = (
  { unknownUnits = [], unknownProjects = [] }: Found,
  { units, projects }: Readonly<Record<'units' | 'projects', ReadonlySet<string>>>,
): number =>
  unknownUnits.filter(({ code }) => units.has(code.toLowerCase())).length +
  unknownProjects.filter(({ code }) => projects.has(code.toLowerCase())).length;

const addressOf = ({ part }: Handed, { county }: Comparing): string =>
  `/api/${parts[part].service}/jurisdictions/${encodeURIComponent(county)}/${parts[part].at}`;

/** A question mark only where something is asked: fetch of one release of Node drops it, of the next keeps it. */
const withQuery = (address: string, query: URLSearchParams): string =>
  query.size === 0 ? address : `${address}?${query.toString()}`;

const preview = (product: Product, handed: Handed, options: Comparing): Promise<Found> =>
  product.postTable(
    withQuery(`${addressOf(handed, options)}/preview`, handed.query),
    piecesOf(handed.bytes),
  ) as Promise<Found>;

const pause_ms = 1000;
const triesMax = 30;

/** Under a key of the batch and what is sent: where it stopped in between, it goes on. */
async function take(product: Product, handed: Handed, options: TakingOver, waits: number): Promise<Taken> {
  const query = new URLSearchParams(handed.query);
  if (options.skipErrors) query.set('errors', 'skip');
  if (handed.part !== 'units') query.set('batch', options.batch);
  const hash = createHash('sha256').update(handed.bytes).digest('hex');
  const key = derivedId('exchange', handed.part, options.county, `${options.batch} ${hash} ${query.toString()}`);
  // What was registered a moment ago reaches the next service a moment later.
  for (let tries = 1; waits > 0 && tries < triesMax; tries += 1) {
    const { unknownUnits = [], unknownProjects = [] } = await preview(product, handed, options);
    if (unknownUnits.length + unknownProjects.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, pause_ms));
  }
  return (await product.postTable(withQuery(addressOf(handed, options), query), piecesOf(handed.bytes), key)) as Taken;
}

const pieceBytes = 64 * 1024;

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}
