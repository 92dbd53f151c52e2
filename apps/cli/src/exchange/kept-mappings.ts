import { amountUnits, type Examined } from '@wenxiao/exchange';
import { table } from '../audit-table.js';
import { printable } from '../display-width.js';
import { exitStatus } from '../exit-status.js';
import { type ListPage, wholeList } from '../public-api.js';
import { type PersonTerminal, type Product, type SignedIn, withProduct } from '../signed-in.js';
import { openFile } from '../text-file.js';
import { wanting } from '../wanting.js';
import { examinedText } from './examined-text.js';
import { type MappingFile, mappingIn } from './mapping-file.js';

export type OfCounty = SignedIn & Readonly<{ county: string }>;
export type Trying = OfCounty & Readonly<{ mapping: string; encoding?: string; year?: string }>;

/** A mapping as the product keeps it. */
type Kept = Omit<MappingFile, 'reason' | 'name'> &
  Readonly<{
    name: string;
    jurisdictionId: string;
    mapping: string;
    version: number;
    status: string;
    streamVersion: number;
  }>;

const mappingsOf = (county: string): string =>
  `/api/directory/jurisdictions/${encodeURIComponent(county)}/exchange-mappings`;
const oneOf = (county: string, name: string): string => `${mappingsOf(county)}/${encodeURIComponent(name)}`;

const listOf = ({ get }: Product, county: string) =>
  wholeList<Kept>((path) => get(path) as Promise<ListPage<Kept>>, mappingsOf(county));

/** `wenxiao exchange mapping list`: those of the jurisdiction and of those above it. */
export async function list(terminal: PersonTerminal, options: OfCounty): Promise<number> {
  return withProduct(terminal, options, async (product) => {
    const { items } = await listOf(product, options.county);
    const rows = items.map(({ mapping, table: of, version, status, name, jurisdictionId }) => {
      return [mapping, of, String(version), status, jurisdictionId === options.county ? '' : '上级', printable(name)];
    });
    terminal.out(
      options.json
        ? `${JSON.stringify({ mappings: items }, null, 2)}\n`
        : [...table([['代码', '表', '版次', '状态', '', '名称'], ...rows], '  '), ''].join('\n'),
    );
    return exitStatus.done;
  });
}

/** `wenxiao exchange mapping show NAME`: as a file, which may be changed and put back. */
export async function show(terminal: PersonTerminal, name: string, options: OfCounty): Promise<number> {
  return withProduct(terminal, options, async ({ get }) => {
    const {
      name: called,
      table: of,
      columns,
      values,
      constants,
      amountUnit,
    } = (await get(oneOf(options.county, name))) as Kept;
    terminal.out(`${JSON.stringify({ name: called, table: of, columns, values, constants, amountUnit }, null, 2)}\n`);
    return exitStatus.done;
  });
}

/** `wenxiao exchange mapping put NAME FILE`: states a mapping, or its next version. */
export async function put(terminal: PersonTerminal, name: string, path: string, options: OfCounty): Promise<number> {
  const { name: called, reason, ...said } = await mappingIn(path);
  if (called === undefined || called === '') throw wanting('文件须有 name（名称）', 'the file needs a name');
  return withProduct(terminal, options, async (product) => {
    const body = { mapping: name, ...said, name: called, ...(reason !== undefined && { reason }) };
    await product.post(mappingsOf(options.county), body, { ifMatch: await seen(product, name, options.county) });
    const { version, amountUnit } = (await product.get(oneOf(options.county, name))) as Kept;
    terminal.out(
      options.json
        ? `${JSON.stringify({ mapping: name, version }, null, 2)}\n`
        : `已登记列对应关系 ${name} 第 ${String(version)} 版，金额单位${amountUnits[amountUnit]} · stated\n`,
    );
    return exitStatus.done;
  });
}

/** `wenxiao exchange mapping retire NAME`: nobody reads by it any longer. */
export async function retire(
  terminal: PersonTerminal,
  name: string,
  { reason, ...options }: OfCounty & Readonly<{ reason: string }>,
): Promise<number> {
  return withProduct(terminal, options, async (product) => {
    const ifMatch = await seen(product, name, options.county);
    await product.post(`${oneOf(options.county, name)}/retirement`, { reason }, { ifMatch });
    terminal.out(options.json ? `${JSON.stringify({ mapping: name }, null, 2)}\n` : `已停用 ${name} · retired\n`);
    return exitStatus.done;
  });
}

/** What the next command on it has seen: of one above, nothing is there yet. */
async function seen(product: Product, name: string, county: string): Promise<number> {
  const { items } = await listOf(product, county);
  return items.find((each) => each.mapping === name && each.jurisdictionId === county)?.streamVersion ?? 0;
}

/** `wenxiao exchange mapping try FILE`: what the product reads in a table by a mapping that it keeps. */
export async function attempt(terminal: PersonTerminal, path: string, options: Trying): Promise<number> {
  const { county, mapping, encoding, year } = options;
  const { content } = await openFile(path);
  const query = new URLSearchParams({ mapping, ...(encoding && { encoding }), ...(year && { year }) });
  return withProduct(terminal, options, async (product) => {
    const at = `/api/directory/jurisdictions/${encodeURIComponent(county)}/exchange-readings?${query.toString()}`;
    const found = (await product.postTable(at, content)) as Examined;
    terminal.out(options.json ? `${JSON.stringify({ file: path, ...found }, null, 2)}\n` : examinedText(path, found));
    return found.flawsCount === 0 ? exitStatus.done : exitStatus.errorsFound;
  });
}
