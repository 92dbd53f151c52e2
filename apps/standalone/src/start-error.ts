import { InfraError } from '@wenxiao/infra';
import { DatabaseIsNewerError, StoreRefusedError } from '@wenxiao/event-store';
import { SettingsError } from '@wenxiao/service-kit';

/** Thrown when the product cannot start for a reason that a person can do something about: what happened and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options);
  }
}

type CodedError = Error & Readonly<{ code?: unknown; path?: string; syscall?: string }>;

/** The sentence for what a person can do something about, Chinese first; the whole error for what nobody foresaw. */
export function sentenceOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const known = knownSentence(cause);
    if (known !== undefined) return known;
  }
  const whole = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `意外错误，已停止。请将以下内容附在问题报告中。\nSomething unexpected happened, and everything was stopped. Attach the following to a report.\n${whole}`;
}

const namedKinds = [StartError, InfraError, SettingsError, StoreRefusedError];

function knownSentence(error: CodedError): string | undefined {
  if (namedKinds.some((kind) => error instanceof kind)) return error.message;
  if (error instanceof DatabaseIsNewerError) {
    return lines(
      `数据由更新的版本写入（${error.unknown.join('、')}）。请使用该版本，或用 WENXIAO_HOME 指定另一目录。`,
      `The data was written by a newer release (${error.unknown.join(', ')}). Use that release, or set WENXIAO_HOME to another directory.`,
    );
  }
  const about = error.path ?? error.message;
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new InfraError('no-permission', about).message;
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100': // PostgreSQL: disk_full
      return new InfraError('disk-full', about).message;
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case '28P01': // PostgreSQL: invalid_password
      return lines(
        `无法连接 PostgreSQL（${error.message}）。请检查 POSTGRES_URL 与该服务器；不设 POSTGRES_URL 则使用内嵌数据库。`,
        `PostgreSQL is out of reach (${error.message}). Check POSTGRES_URL and that server; without POSTGRES_URL the embedded one is used.`,
      );
    default:
      return undefined;
  }
}

const lines = (zh: string, en: string): string => `${zh}\n${en}`;
