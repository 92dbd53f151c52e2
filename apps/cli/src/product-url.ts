import { InvalidArgumentError } from 'commander';
import { type Environment, HomeError, readHomeConnections } from './home-connections.js';

/** Reads the option `--url`. @throws {InvalidArgumentError} */
export function asHttpAddress(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('须为 http(s) 地址 · an http(s) address, such as https://wenxiao.example.gov.cn');
}

/**
 * Where the product answers: as the option says, else as its home does.
 * @throws {HomeError}
 */
export async function productUrl(option: string | undefined, environment: Environment): Promise<string> {
  if (option !== undefined) return option;
  const { url, file } = await readHomeConnections(environment);
  if (url !== undefined) return url;
  throw new HomeError(
    `${file} 没有给出系统地址，请用 --url。\n${file} does not say where the product answers: use --url.`,
  );
}
