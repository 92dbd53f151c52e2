import { isIP } from 'node:net';

/** One setting of a program: which environment variable, what it means, whether it is a secret. */
export type Setting<Value> = Readonly<{
  variable: string;
  description: string;
  sensitive?: boolean;
  /** Used where the variable is absent; without one the variable is required. */
  fallback?: Value;
  /** @throws {Error} whose message says what was expected. */
  parse: (text: string) => Value;
}>;

export type Settings = Readonly<Record<string, Setting<unknown>>>;
export type ValuesOf<S extends Settings> = {
  readonly [Name in keyof S]: S[Name] extends Setting<infer Value> ? Value : never;
};

/** Thrown at start when the environment is not as declared. All flaws at once; secrets are never shown. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  constructor(readonly flaws: readonly string[]) {
    super(`配置有误 / Settings are wrong:\n${flaws.map((flaw) => `  - ${flaw}`).join('\n')}`);
  }
}

/** Reads all settings of a program at once. @throws {SettingsError} naming every flaw. */
export function readSettings<S extends Settings>(
  settings: S,
  environment: Readonly<Record<string, string | undefined>>,
): ValuesOf<S> {
  const flaws: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const text = environment[setting.variable];
    if (text === undefined || text === '') {
      if (setting.fallback === undefined) flaws.push(`${setting.variable} 未设置 / is not set: ${setting.description}`);
      else values[name] = setting.fallback;
      continue;
    }
    try {
      values[name] = setting.parse(text);
    } catch (error) {
      const shown = setting.sensitive ? '' : ` (${JSON.stringify(text)})`;
      flaws.push(`${setting.variable}${shown}: ${(error as Error).message}. ${setting.description}`);
    }
  }
  if (flaws.length > 0) throw new SettingsError(flaws);
  return values as ValuesOf<S>;
}

export const asText = (text: string): string => text;

export function asPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error('须为 0–65535 的端口号 / expected a port, 0–65535');
  return port;
}

/** A whole number between two others. */
export function asCount(min: number, max: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (!Number.isInteger(count) || count < min || count > max)
      throw new Error(`须为 ${min}–${max} 的整数 / expected a whole number, ${min}–${max}`);
    return count;
  };
}

export function asUrl(text: string): string {
  if (!URL.canParse(text)) throw new Error('须为 URL / expected a URL');
  return text;
}

/** The address that people use. */
export function asWebUrl(text: string): string {
  const { protocol } = new URL(asUrl(text));
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Error('须为 http 或 https 地址 / expected an address with http or https');
  return text;
}

/** A zone of the IANA database: `Asia/Shanghai`. */
export function asTimeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new Error('须为 IANA 时区名，如 Asia/Shanghai / expected a time zone such as Asia/Shanghai');
  }
}

/** Addresses, and networks as `10.0.0.0/8`; never all of them. */
export function asNetworks(text: string): readonly string[] {
  return asList(text).map((network) => {
    const [address = '', bits, ...more] = network.split('/');
    const family = isIP(address);
    const max = family === 6 ? 128 : 32;
    const isPrefix = bits === undefined || (/^[0-9]{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= max);
    if (family === 0 || !isPrefix || more.length > 0)
      throw new Error(
        `须为地址或网段，如 10.0.0.1、10.0.0.0/8，而不是 ${network} / expected addresses or networks such as 10.0.0.0/8`,
      );
    return network;
  });
}

export function asFlag(text: string): boolean {
  if (!['0', '1', 'true', 'false'].includes(text)) throw new Error('须为 1 或 0 / expected 1 or 0');
  return text === '1' || text === 'true';
}

export function asList(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

export function oneOf<Value extends string>(...values: readonly Value[]): (text: string) => Value {
  return (text) => {
    const value = values.find((candidate) => candidate === text);
    if (value === undefined) throw new Error(`须为其中之一 / expected one of: ${values.join(', ')}`);
    return value;
  };
}

/** `name=URL;name=URL`: one URL for each name. */
export function asUrlsByName(text: string): Readonly<Record<string, string>> {
  return byName(text, asUrl);
}

/** `name=URL,URL;name=URL`: some URLs for each name. */
export function asUrlListsByName(text: string): Readonly<Record<string, readonly string[]>> {
  return byName(text, (urls) => {
    const list = asList(urls).map(asUrl);
    if (list.length === 0) throw new Error('须为 URL / expected a URL');
    return list;
  });
}

function byName<Value>(text: string, parse: (value: string) => Value): Readonly<Record<string, Value>> {
  const pairs = text
    .split(';')
    .filter(Boolean)
    .map((pair) => {
      const cut = pair.indexOf('=');
      if (cut < 1) throw new Error('须为 NAME=URL;NAME=URL 的形式 / expected NAME=URL;NAME=URL');
      return [pair.slice(0, cut), parse(pair.slice(cut + 1))] as const;
    });
  return Object.fromEntries(pairs);
}

/** PEM with its line breaks, or with `\n` written out, as environments often hold it. */
export function asPem(text: string): string {
  const pem = text.replaceAll('\\n', '\n');
  if (!pem.includes('-----BEGIN')) throw new Error('须为 PEM / expected PEM');
  return pem;
}
