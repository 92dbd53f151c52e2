import type { Message } from './message.js';

type Failure = Message & Readonly<{ canRetry: boolean }>;

/**
 * Everything that can go wrong between this package and the machine, what the person can do about it, and whether the
 * same call can succeed later without anybody doing anything. `{fact}` is the path, port or line of a log that it is about.
 */
const failures = {
  'already-running': {
    zh: '另一个问效正在使用此目录（{fact}）。请先停止它，或换一个数据目录。',
    en: 'Another Wenxiao is using this directory ({fact}). Stop it first, or choose another home directory.',
    canRetry: true,
  },
  'binaries-missing': {
    zh: '找不到本机可用的 PostgreSQL 程序（{fact}）。请不带 --omit=optional 重新执行 npm ci；若平台不受支持，请改用已有的 PostgreSQL 服务器（17 或更新）。',
    en: 'No PostgreSQL binaries for this machine ({fact}). Run npm ci again without --omit=optional; on a platform that is not supported, use an existing PostgreSQL server, 17 or newer.',
    canRetry: false,
  },
  'crash-loop': {
    zh: '进程反复退出，已不再重启（{fact}）。请查看其日志，排除原因后重新启动。',
    en: 'A process keeps exiting and is no longer restarted ({fact}). Read its log, remove the cause, then start again.',
    canRetry: false,
  },
  'data-damaged': {
    zh: '数据目录不完整或已损坏（{fact}）。请从备份恢复；演示数据可删除该目录后重新启动。',
    en: 'The data directory is incomplete or damaged ({fact}). Restore it from a backup; if it held only a demo, remove it and start again.',
    canRetry: false,
  },
  'data-version': {
    zh: '数据目录属于另一个大版本，本版本无法打开（{fact}）。请用原版本导出后导入，或换一个数据目录；演示数据可删除该目录。',
    en: 'The data directory belongs to another major version, which this one cannot open ({fact}). Export with the old version and import here, or choose another home directory; a mere demo can be removed.',
    canRetry: false,
  },
  'disk-full': {
    zh: '磁盘空间不足（{fact}）。请腾出空间后重新启动，已提交的数据不受影响。',
    en: 'The disk is full ({fact}). Make room and start again; what was committed is safe.',
    canRetry: true,
  },
  'download-failed': {
    zh: '未能取得 Kafka 的程序包（{fact}）。请检查网络或 Maven 镜像设置后重试。',
    en: 'The packages of Kafka could not be fetched ({fact}). Check the network or the mirror settings of Maven and try again.',
    canRetry: true,
  },
  'kafka-unavailable': {
    zh: '本机无法运行 Kafka（{fact}）。请安装 Java 17 以上与 Maven，或用 KAFKA_BROKERS 指定已有的 Kafka。',
    en: 'Kafka cannot run on this machine ({fact}). Install Java 17 or newer and Maven, or set KAFKA_BROKERS to an existing Kafka.',
    canRetry: false,
  },
  'memory-short': {
    zh: '内存不足，无法启动（{fact}）。请关闭其他程序或增加内存后重试。',
    en: 'There is too little memory to start ({fact}). Close other programs or add memory, then try again.',
    canRetry: true,
  },
  'no-permission': {
    zh: '没有读写权限（{fact}）。请以首次启动时的用户运行，或换一个可写的数据目录。',
    en: 'Reading or writing is not permitted ({fact}). Run as the user of the first start, or choose a home directory that can be written.',
    canRetry: false,
  },
  'no-run-user': {
    zh: 'PostgreSQL 不能以 root 运行，且找不到可代为运行的用户（{fact}）。请创建系统用户 wenxiao，或以普通用户启动。',
    en: 'PostgreSQL does not run as root, and no user was found to run it instead ({fact}). Create a system user wenxiao, or start as an ordinary user.',
    canRetry: false,
  },
  'port-taken': {
    zh: '端口已被占用（{fact}）。请停止占用它的程序，或指定另一个端口。',
    en: 'The port is taken ({fact}). Stop the program that holds it, or name another port.',
    canRetry: true,
  },
  'start-failed': {
    zh: '启动失败：{fact}。请查看日志；若原因不明，请将日志附在问题报告中。',
    en: 'The start failed: {fact}. Read the log; if the cause is unclear, attach it to a report.',
    canRetry: false,
  },
  'start-refused': {
    zh: '进程拒绝启动，重启无济于事（{fact}）。请排除原因后重新启动。',
    en: 'A process refuses to start, and starting it again does not help ({fact}). Remove the cause, then start again.',
    canRetry: false,
  },
  'start-timeout': {
    zh: '在限定时间内未能就绪（{fact}）。机器繁忙时可重试；否则请查看日志。',
    en: 'It was not ready in time ({fact}). On a busy machine try again; else read the log.',
    canRetry: true,
  },
} satisfies Record<string, Failure>;

/** The closed list of this package's error codes. */
export type InfraErrorCode = keyof typeof failures;

/** Thrown by everything in this package; `message` is the Chinese sentence, then the English one. */
export class InfraError extends Error {
  override readonly name = 'InfraError';
  /** What it is about: a path, a port, a line of a log, or words in English. */
  readonly fact: string;
  readonly zh: string;
  readonly en: string;
  /** Whether the same call can succeed later without a change of settings or data. */
  readonly canRetry: boolean;

  constructor(
    readonly code: InfraErrorCode,
    /** What stands in the sentences: the same in both, or words in each language. */
    fact: string | Message,
    options?: ErrorOptions,
  ) {
    const facts = typeof fact === 'string' ? { zh: fact, en: fact } : fact;
    const { canRetry, ...texts } = failures[code];
    // A function, lest a `$` in a path be read as a pattern.
    const zh = texts.zh.replace('{fact}', () => facts.zh);
    const en = texts.en.replace('{fact}', () => facts.en);
    super(`${zh}\n${en}`, options);
    this.fact = facts.en;
    this.zh = zh;
    this.en = en;
    this.canRetry = canRetry;
  }
}

const codesOfErrno: Readonly<Record<string, InfraErrorCode>> = {
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENOMEM: 'memory-short',
  EADDRINUSE: 'port-taken',
};

/** An error of the file system or of a spawn as one of ours; others, and ours, are returned as they are. */
export function asInfraError(error: unknown): unknown {
  if (error instanceof InfraError || !(error instanceof Error)) return error;
  const { code, path } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : codesOfErrno[code];
  return known ? new InfraError(known, path ?? error.message, { cause: error }) : error;
}
