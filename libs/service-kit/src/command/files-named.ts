import { setTimeout as sleep } from 'node:timers/promises';
import type { Queryable, StreamAppend } from '@wenxiao/event-store';
import { evidenceFiles } from '../copies/evidence-files.js';
import { ProblemError, type ProblemText } from '../http/problem.js';
import type { CommandContext } from './command-context.js';

/** A file that an act names among its documents, and its hash where the act says that, too. */
type Named = Readonly<{ file: string; hash?: string }>;
type Known = Readonly<{ file: string; status: string; hash: string }>;

/** A file that was just handed in is here a moment later: whoever names it at once need not know. */
const waiting = { ms_max: 2_000, pause_ms: 100 };

/**
 * What an act of a person names as a file is one: of the same tenant, kept, and with the hash that is said. Asked of what is to be
 * appended, whatever the act: none has a way round it.
 * @throws {ProblemError} `unknown-file`, `file-erased`, `file-hash-differs` (422).
 */
export async function requireFiles(
  db: Queryable,
  { tenant, context }: Readonly<{ tenant: string; context: Pick<CommandContext, 'admission'> }>,
  streams: readonly Pick<StreamAppend, 'events'>[],
  { waits }: Readonly<{ waits: boolean }>,
): Promise<void> {
  if (!context.admission) return;
  const named = streams.flatMap(({ events }) => events.flatMap(({ data }) => filesIn(data)));
  if (named.length === 0) return;
  const end = performance.now() + (waits ? waiting.ms_max : 0);
  for (;;) {
    const known = await knownOf(db, tenant, named);
    const unknown = named.filter(({ file }) => !known.has(file));
    if (unknown.length === 0) {
      requireAsNamed(named, known);
      return;
    }
    if (performance.now() >= end) throw fileRefused('unknown-file', unknown);
    await sleep(waiting.pause_ms);
  }
}

function requireAsNamed(named: readonly Named[], known: ReadonlyMap<string, Known>): void {
  const erased = named.filter(({ file }) => known.get(file)?.status === 'erased');
  if (erased.length > 0) throw fileRefused('file-erased', erased);
  const differing = named.filter(({ file, hash }) => hash !== undefined && known.get(file)?.hash !== hash);
  if (differing.length > 0) throw fileRefused('file-hash-differs', differing);
}

/** The documents of an event that say which file they are. */
function filesIn(text: string): readonly Named[] {
  // Few events name any, and all would be read.
  if (!text.includes('"file"')) return [];
  const { documents } = JSON.parse(text) as Readonly<{ documents?: unknown }>;
  if (!Array.isArray(documents)) return [];
  return (documents as readonly Partial<Named>[]).flatMap(({ file, hash }) =>
    file === undefined ? [] : [{ file, ...(hash !== undefined && { hash }) }],
  );
}

async function knownOf(db: Queryable, tenant: string, named: readonly Named[]): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await db.query<Known>(
    `select key as file, data->>'status' as status, data->>'hash' as hash from copies.facts
      where copy = $1 and tenant = $2 and key = any ($3::text[])`,
    [evidenceFiles.name, tenant, named.map(({ file }) => file)],
  );
  return new Map(rows.map((row) => [row.file, row]));
}

const texts = {
  'unknown-file': {
    status: 422,
    retry: true,
    zh: '没有这些附件（files），或不属于该区划。请先在该区划上传附件，再填其编号；刚上传的请稍候重试。',
    en: 'There are no such files (files) in this jurisdiction. Upload them there first and name them by their ids; what was uploaded just now, name again in a moment.',
  },
  'file-erased': {
    status: 422,
    retry: false,
    zh: '这些附件（files）已清除，不能再引用。请重新上传后填新的编号。',
    en: 'These files (files) were erased, and no act may rest on them. Upload them anew and name the new ids.',
  },
  'file-hash-differs': {
    status: 422,
    retry: false,
    zh: '所填散列（hash）与附件（files）的不一致。请改填附件的散列，或省略 hash。',
    en: 'The hash that is said is not that of the file (files). Say the one of the file, or leave hash out.',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

const fileRefused = (code: keyof typeof texts, files: readonly Named[]): ProblemError =>
  new ProblemError(code, texts[code], { files: [...new Set(files.map(({ file }) => file))] });
