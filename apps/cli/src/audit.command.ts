import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Connections, FileVerification, TrailDatabase } from '@wenxiao/audit/offline';
import { parseInstant } from '@wenxiao/domain';
import { closedText, withOpened } from '@wenxiao/domain/field';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { proofLines, rebuiltText, type Verified, verificationText, watermarkLines } from './audit-proof-text.js';
import { differenceText, eventText, type Looks, trailText } from './audit-table.js';
import type { BundleFlaw } from './bundle/bundle-flaw.js';
import { exitStatus } from './exit-status.js';
import { agreeOnInstallation, HomeError, homeOf } from './home-connections.js';
import { isInfraError, withHomeServer } from './home-server.js';

type Printing = Readonly<{ json?: true }>;
type Cut = Readonly<{ asOf?: string; effective?: string; year?: number }>;
type Verifying = Printing & Readonly<{ files?: string; bundle?: string }>;
type Source = 'postgres' | 'kafka';

const help = `
环境 · Environment:
  WENXIAO_HOME  数据目录，其中的 connections.json 给出各库地址 · the home, whose connections.json says where the databases are (.wenxiao)
  WENXIAO_INSTALLATION  如给出，数据目录须属于该部署 · when set, the home has to be that installation’s
  TIME_ZONE     显示时刻所用时区 · the zone in which instants are shown (Asia/Shanghai)

退出状态 · Exit status:
  0  完好 · nothing is wrong
  1  发现问题：改动、分叉、与来源不同 · something was altered, diverged, or differs from its source
  2  没有做成：连接不上、参数有误、记录尚未封闭 · it was not done: no connection, wrong arguments, the record is not closed yet

时刻须带时区，如 2022-06-30T23:59:59+08:00 · Instants carry their offset.
`;

/** Where a command says what it has to say. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Tells the shell. */
  readonly end: (status: number) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly colours: boolean;
}

const ownTerminal = (): Terminal => ({
  out: (text) => process.stdout.write(text),
  error: (text) => console.error(text),
  end: (status) => (process.exitCode = status),
  environment: process.env,
  colours: process.stdout.isTTY && process.stdout.hasColors(),
});

/** `wenxiao audit …`: offline, on the audit database alone; `rebuild` and `verify` also read the histories. @returns its group of commands */
export function addAudit(program: Command, terminal: Terminal = ownTerminal()): Command {
  const audit = program.command('audit').description('审计轨迹 · the audit trail').addHelpText('after', help);
  const json = ['--json', '以 JSON 输出 · print JSON'] as const;
  const home = terminal.environment['WENXIAO_HOME'] ?? '.wenxiao';
  const finish = (work: () => Promise<number>) => runAndEnd(() => withHomeServer(home, terminal.error, work), terminal);

  audit
    .command('rebuild')
    .description('只凭事件历史重建轨迹，并打印根散列 · rebuild the trail from event history alone, and print its root')
    .addOption(new Option('--from <source>', '来源 · source').choices(['postgres', 'kafka']).default('postgres'))
    .option(...json)
    .action((options: Printing & { from: Source }) => finish(() => rebuild(terminal, options)));
  audit
    .command('trail')
    .description('某对象的全部事件与数字：谁、何时、前后、依据 · everything that happened to a subject')
    .argument('<subject>', '对象编号（如绩效目标编号）或流名 · id of a subject, or name of a stream')
    .addOption(new Option('--as-of <instant>', '截至记录时间 · cut by recorded-at').argParser(instant))
    .addOption(new Option('--effective <instant>', '截至业务时间 · cut by business time').argParser(instant))
    .addOption(new Option('--year <year>', '只看某一年度 · of one year').argParser(yearOf))
    .option(...json)
    .action((subject: string, options: Cut & Printing) => finish(() => trail(terminal, subject, options)));
  audit
    .command('diff')
    .description('两个时刻之间的变化 · what changed between two instants')
    .argument('<from>', '时刻 · instant', instant)
    .argument('<to>', '时刻 · instant', instant)
    .argument('<subject>', '对象编号或流名 · id of a subject, or name of a stream')
    .option(...json)
    .action((from: string, to: string, subject: string, options: Printing) =>
      finish(() => difference(terminal, [from, to, subject], options.json)),
    );
  audit
    .command('verify')
    .description(
      '重算每一行、每条链和根散列，与各事件库比对，并核对附件 · recompute every hash, compare with the stores, and look at the files',
    )
    .option(
      '--files <folder>',
      '附件存放目录，缺省为数据目录中的 evidence · folder of the files (evidence in the home)',
    )
    .option('--bundle <file>', '并与一个证据包比对 · hold a bundle against the trail, too')
    .option(...json)
    .action((options: Verifying) => finish(() => verify(terminal, options)));
  audit
    .command('root')
    .description('轨迹的根散列：抄录在外，日后可核对 · the root: note it elsewhere, and compare later')
    .addOption(new Option('--as-of <instant>', '截至记录时间 · cut by recorded-at').argParser(instant))
    .option(...json)
    .action((options: Cut & Printing) => finish(() => root(terminal, options)));
  return audit;
}

function instant(text: string): string {
  const parsed = parseInstant(text);
  if (parsed !== undefined) return parsed;
  throw new InvalidArgumentError('须为带时区的时刻 · an instant with its offset, such as 2022-06-30T23:59:59+08:00');
}

function yearOf(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('须为四位年份 · a year of four digits, such as 2023');
}

const looksOf = ({ colours, environment }: Terminal): Looks => ({
  colours,
  timeZone: environment['TIME_ZONE'] ?? 'Asia/Shanghai',
});

function print(terminal: Terminal, json: true | undefined, answer: unknown, text: (looks: Looks) => string): void {
  terminal.out(json ? `${JSON.stringify(answer, null, 2)}\n` : text(looksOf(terminal)));
}

/** An answer as it is read without the running product: the keys of texts about persons are not here. */
const keyless = <Answer>(answer: Answer): Answer =>
  JSON.parse(withOpened(JSON.stringify(answer), () => closedText)) as Answer;

async function connections({ environment }: Terminal): Promise<Connections> {
  const { readConnections } = await import('@wenxiao/audit/offline');
  const known = await readConnections(homeOf(environment));
  agreeOnInstallation(environment, known.installation);
  return known;
}

async function trail(
  terminal: Terminal,
  subject: string,
  { json, asOf, effective, year }: Cut & Printing,
): Promise<number> {
  const { trailOf, withAuditDatabase } = await import('@wenxiao/audit/offline');
  const { audit } = await connections(terminal);
  const cut = {
    ...(asOf !== undefined && { asOf }),
    ...(effective !== undefined && { effective }),
    ...(year !== undefined && { year }),
  };
  const answer = keyless(await withAuditDatabase(audit.url, ({ trail }) => trailOf(trail, { subject }, cut)));
  print(terminal, json, answer, (looks) => trailText(answer, looks));
  if (answer.entries.length === 0) terminal.error(`轨迹中没有 ${subject} · the trail has nothing about it`);
  return answer.alarms.length > 0 ? exitStatus.errorsFound : exitStatus.done;
}

async function difference(terminal: Terminal, asked: readonly [string, string, string], json?: true): Promise<number> {
  const { differenceOf, withAuditDatabase } = await import('@wenxiao/audit/offline');
  const { audit } = await connections(terminal);
  const [from, to, subject] = asked;
  const answer = keyless(
    await withAuditDatabase(audit.url, ({ trail }) => differenceOf(trail, { subject }, [from, to])),
  );
  print(terminal, json, answer, (looks) => differenceText(answer, looks));
  return answer.alarms.length > 0 ? exitStatus.errorsFound : exitStatus.done;
}

async function root(terminal: Terminal, { json, asOf }: Cut & Printing): Promise<number> {
  const { rootOfTrail, withAuditDatabase } = await import('@wenxiao/audit/offline');
  const { audit } = await connections(terminal);
  const answer = await withAuditDatabase(audit.url, ({ trail }) => rootOfTrail(trail, asOf));
  print(terminal, json, answer, (looks) =>
    [...proofLines(answer), ...watermarkLines(answer.watermarks, looks), ''].join('\n'),
  );
  return exitStatus.done;
}

async function verify(terminal: Terminal, options: Verifying): Promise<number> {
  const { verifyEverything, withAuditDatabase } = await import('@wenxiao/audit/offline');
  const { audit, stores } = await connections(terminal);
  const verified = await withAuditDatabase(audit.url, async ({ pool, trail }) => {
    const verification = await verifyEverything(pool, stores);
    const { files, found } = await verifiedFiles(
      trail,
      options.files ?? join(homeOf(terminal.environment), 'evidence'),
    );
    const { bundle } = options;
    return {
      ...verification,
      findings: [...verification.findings, ...(found?.findings ?? [])],
      findingsCount: verification.findingsCount + (found?.findingsCount ?? 0),
      files,
      ...(bundle !== undefined && { bundle: await bundleFlaws(trail, bundle) }),
    };
  });
  print(terminal, options.json, verified, (looks) => verificationText(verified, looks));
  const isWhole = verified.findingsCount === 0 && (verified.bundle ?? []).length === 0;
  return isWhole ? exitStatus.done : exitStatus.errorsFound;
}

/** The files of an installation, where their folder is. */
async function verifiedFiles(
  trail: TrailDatabase,
  folder: string,
): Promise<Readonly<{ files: Verified['files']; found?: FileVerification }>> {
  if (!existsSync(folder)) return { files: { noFolder: folder } };
  const { verifyFiles } = await import('@wenxiao/audit/offline');
  const { FolderBlobStore } = await import('@wenxiao/evidence/offline');
  const store = new FolderBlobStore(folder);
  const found = await verifyFiles(trail, (name) => store.read(name));
  return { files: found.files, found };
}

/** What is wrong with a bundle by itself, or is proved in it otherwise than the trail has it. */
async function bundleFlaws(trail: TrailDatabase, path: string): Promise<readonly BundleFlaw[]> {
  const { headsOtherwise, rootOfTrail } = await import('@wenxiao/audit/offline');
  const { checkBundle } = await import('./bundle/check-bundle.js');
  const { flaws, manifest } = await checkBundle(path);
  if (!manifest) return flaws;
  const { heads, root, recorded } = manifest;
  const others = (await headsOtherwise(trail, heads)).map((event) => eventText(event));
  if (root && (await rootOfTrail(trail, recorded.upTo)).root !== root.root) others.push('root');
  return [...flaws, ...others.map((detail): BundleFlaw => ({ code: 'differs-from-trail', detail }))];
}

async function rebuild(terminal: Terminal, { json, from }: Printing & { from: Source }): Promise<number> {
  const { openHistories, rebuildTrail, withAuditDatabase } = await import('@wenxiao/audit/offline');
  const known = await connections(terminal);
  const histories = await openHistories(from, known);
  try {
    const rebuilt = await withAuditDatabase(known.audit.ownerUrl, ({ pool }) => rebuildTrail(pool, histories.feeds));
    print(terminal, json, rebuilt, (looks) => rebuiltText(rebuilt, from, looks));
    const clean = rebuilt.keptAs === undefined && rebuilt.waiting === 0 && rebuilt.diverged === 0;
    return clean ? exitStatus.done : exitStatus.errorsFound;
  } finally {
    await histories.close();
  }
}

/** Runs a command and says, in one sentence each language, why it could not be done. */
async function runAndEnd(work: () => Promise<number>, terminal: Terminal): Promise<void> {
  try {
    terminal.end(await work());
  } catch (error) {
    const reason = await reasonOf(error, looksOf(terminal));
    if (reason === undefined) throw error;
    terminal.error(reason);
    terminal.end(exitStatus.failed);
  }
}

async function reasonOf(error: unknown, looks: Looks): Promise<string | undefined> {
  if (isInfraError(error)) return error.message;
  const { ConnectionsError, NotClosedYetError, RebuildRefusedError, TrailTooLongError } =
    await import('@wenxiao/audit/offline');
  if (error instanceof HomeError) return error.message;
  if (error instanceof ConnectionsError || error instanceof RebuildRefusedError) return `${error.zh}\n${error.en}`;
  if (error instanceof NotClosedYetError) {
    return [
      '记录尚未封闭到这个时刻，稍后再问，或换一个更早的时刻。',
      'The record is not closed through this instant yet. Ask again later, or for an earlier one.',
      ...watermarkLines(error.watermarks, looks),
    ].join('\n');
  }
  if (error instanceof TrailTooLongError)
    return `事件过多，请改问其中一条流。\n${error.message}: ask for one of its streams.`;
  const { code = '', name = '', message = '' } = error as { code?: string; name?: string; message?: string };
  if (name.startsWith('KafkaJS') || message.startsWith('Kafka ')) {
    return `Kafka 读不到历史（${message}）。请确认它在运行，地址无误，历史主题已由各服务建立。\nKafka does not give the history. Make sure that it runs, that its address is right, and that the services have made their history topics.`;
  }
  if (code === '42P01' || code === '3F000') {
    return '审计库中还没有轨迹。请先运行 wenxiao audit rebuild。\nThere is no trail yet. Run `wenxiao audit rebuild` first.';
  }
  if (/^(08|28|3D000|57P|ECONN|ENOTFOUND)/.test(code) || /timeout|Connection terminated/.test(message)) {
    return `数据库连接不上（${code || message}）。请确认它在运行，地址与口令无误。\nA database is out of reach. Make sure that it runs, and that its address and password are right.`;
  }
  return undefined;
}
