import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** Names of fields that may hold what says who a person is, or a secret. They never reach a log. */
const redacted = [
  'authorization',
  'cookie',
  'password',
  'token',
  'name',
  'telephone',
  'account',
  'body',
  'text',
  'data',
];

/** Nest token of the service's pino logger. */
export const LOGGER = Symbol('LOGGER');

/** JSON lines on standard output: level, time, service, message, trace id. */
export function serviceLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`]), remove: true },
  });
}

/** Nest's own messages through the same logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest); // Nest is chatty: what it calls a log is detail here.
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(level: 'error' | 'warn' | 'debug' | 'trace', message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    const scope = typeof context === 'string' ? { context } : {};
    if (message instanceof Error) this.logger[level]({ ...scope, err: message });
    else if (typeof message === 'object' && message !== null) this.logger[level]({ ...scope, ...message });
    else this.logger[level](scope, String(message));
  }
}
