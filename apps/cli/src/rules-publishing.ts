import { type Deviation } from '@wenxiao/rules/layers';
import { type Flaw, parsedJson } from '@wenxiao/rules/reading';
import { exitStatus } from './exit-status.js';
import { type ListPage, wholeList } from './public-api.js';
import { flawsText, standingText } from './rules-text.js';
import { type PersonTerminal, type Product, type SignedIn, withProduct } from './signed-in.js';
import { textOf } from './text-file.js';
import { wanting } from './wanting.js';

export type Publishing = SignedIn & Readonly<{ county: string }>;
export type Approving = Publishing & Readonly<{ hash: string }>;
export type Adopting = Publishing & Readonly<{ from: string; body?: string; approve?: true; replaces?: true }>;

type Version = Readonly<{
  ruleSetId: string;
  version: number;
  scheme: string;
  hash: string;
  status: string;
  streamVersion: number;
}>;

const maximumMegabytes = 5;
const directoryOf = (county: string): string => `/api/directory/jurisdictions/${encodeURIComponent(county)}`;

/** `wenxiao rules propose FILE`: hands a version in, which another person approves. */
export async function propose(terminal: PersonTerminal, file: string, options: Publishing): Promise<number> {
  const written = parsedJson(await textOf(file, maximumMegabytes));
  if (written.outcome === 'invalid') {
    terminal.out(flawsText(file, written.flaws));
    return exitStatus.errorsFound;
  }
  const content = written.value as Readonly<Record<string, unknown>>;
  const id = String(content['id']);
  return withProduct(terminal, options, async (product) => {
    const sets = `${directoryOf(options.county)}/rule-sets`;
    const known = await newestIn(product, sets, id);
    await product.post(sets, { content }, { ifMatch: known?.streamVersion ?? 0 });
    const proposed = await newestIn(product, sets, id);
    say(terminal, options, proposed, [
      `已提出 ${id} 第 ${String(proposed?.version)} 版 · proposed`,
      `SHA-256 ${String(proposed?.hash)}`,
      '下一步：由另一人批准 · next: another person approves it:',
      `  wenxiao rules approve ${id} --hash ${String(proposed?.hash)} --county ${options.county}`,
    ]);
    return exitStatus.done;
  });
}

/** `wenxiao rules approve SET`: publishes what was proposed, by the hash of what was read. */
export async function approve(terminal: PersonTerminal, id: string, options: Approving): Promise<number> {
  return withProduct(terminal, options, async (product) => {
    const sets = `${directoryOf(options.county)}/rule-sets`;
    const proposed = await newestIn(product, sets, id);
    if (proposed === undefined) throw wanting(`本区划没有规则 ${id}`, `there is no rule set ${id} here`);
    const { hash } = options;
    await product.post(`${sets}/${encodeURIComponent(id)}/approval`, { hash }, { ifMatch: proposed.streamVersion });
    say(terminal, options, { ruleSetId: id, version: proposed.version, hash }, [
      `已发布 ${id} 第 ${String(proposed.version)} 版 · published`,
      '下一步：提出采用 · next: propose to adopt it:',
      `  wenxiao rules adopt ${id} --from DAY --county ${options.county}`,
    ]);
    return exitStatus.done;
  });
}

type Tried = Readonly<{
  errors: readonly Flaw[];
  refused: readonly string[];
  deviations: readonly Pick<Deviation, 'path' | 'verdict'>[];
  warnings: readonly Flaw[];
}>;

/**
 * `wenxiao rules adopt SET --from DAY`: a body is to go by a published set, its newest version; first everything is said that the
 * adoption would come to. With `--approve` the other person approves exactly that.
 */
export async function adopt(terminal: PersonTerminal, id: string, options: Adopting): Promise<number> {
  const { county, body = county, from, replaces } = options;
  return withProduct(terminal, options, async (product) => {
    const newest = await newestIn(product, '/api/directory/rule-sets', id);
    if (newest === undefined) throw wanting(`没有已发布的规则 ${id}`, `no rule set ${id} is published`);
    const terms = {
      scheme: newest.scheme,
      ruleSetId: id,
      ruleSetVersion: newest.version,
      effectiveFrom: from,
      ...(replaces && { replaces }),
    };
    const adoptions = `${directoryOf(county)}/bodies/${encodeURIComponent(body)}/adoptions`;
    const tried = (await product.post(`${adoptions}/check`, terms)) as Tried;
    if (!options.json) terminal.out(flawsText(id, tried.errors) + standingText(tried));
    if (tried.errors.length > 0) {
      if (options.json) terminal.out(`${JSON.stringify(tried, null, 2)}\n`);
      return exitStatus.errorsFound;
    }
    const { version: ifMatch } = (await product.get(adoptions)) as Readonly<{ version: number }>;
    await product.post(options.approve ? `${adoptions}/approval` : adoptions, terms, { ifMatch });
    const again = [
      `wenxiao rules adopt ${id} --from ${from} --county ${county}`,
      options.body && `--body ${body}`,
      replaces && '--replaces',
    ];
    const next = [...again.filter(Boolean), '--approve'].join(' ');
    const lines = options.approve
      ? [`自 ${from} 起采用 ${id} · adopted`]
      : [
          `已提出自 ${from} 起采用 ${id} · proposed`,
          '下一步：由另一人批准 · next: another person approves it:',
          `  ${next}`,
        ];
    say(terminal, options, { ...terms, ...tried }, lines);
    return exitStatus.done;
  });
}

async function versionsIn(product: Product, list: string): Promise<readonly Version[]> {
  const { items } = await wholeList<Version>((path) => product.get(path) as Promise<ListPage<Version>>, list);
  return items;
}

/** The version of a set with the highest number in a list, or undefined where it has none of it. */
async function newestIn(product: Product, list: string, id: string): Promise<Version | undefined> {
  const versions = (await versionsIn(product, list)).filter(({ ruleSetId }) => ruleSetId === id);
  return versions.sort((one, other) => other.version - one.version)[0];
}

function say(terminal: PersonTerminal, { json }: SignedIn, told: object | undefined, lines: readonly string[]): void {
  terminal.out(json ? `${JSON.stringify(told, null, 2)}\n` : `${lines.join('\n')}\n`);
}
