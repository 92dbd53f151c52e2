import type { LoggerService } from '@nestjs/common';

/** Where this library says what happens; Nest's loggers are one. */
export type Log = Pick<LoggerService, 'log' | 'warn' | 'error'>;
