/** Where this library says what happens; Nest's loggers are one. */
export type Log = Readonly<{
  log: (text: string) => void;
  warn: (text: string) => void;
  error: (text: string) => void;
}>;
