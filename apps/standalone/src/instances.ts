import { parseArgs } from 'node:util';
import { StartError } from './start-error.js';
import { storeNames } from './stores.js';

export type ServiceName = (typeof storeNames)[number];

/** How many instances of a service run; 1 where nothing is said. */
export type Instances = Readonly<Partial<Record<ServiceName, number>>>;

const instances_max = 16;

/**
 * Reads `--instances targets=2,evaluation=3`, which may be given again for other services.
 * @throws {StartError} for any other argument
 */
export function readInstances(args: readonly string[]): Instances {
  const given = parsed(args).flatMap((text) => text.split(','));
  return Object.fromEntries(given.map(oneService));
}

function parsed(args: readonly string[]): readonly string[] {
  try {
    const { values } = parseArgs({ args: [...args], options: { instances: { type: 'string', multiple: true } } });
    return values.instances ?? [];
  } catch (error) {
    throw wrongArguments((error as Error).message);
  }
}

function oneService(text: string): [ServiceName, number] {
  const [, name, count] = /^([a-z]+)=(\d{1,3})$/.exec(text) ?? [];
  const service = storeNames.find((known) => known === name);
  const number = Number(count);
  if (!service || number < 1 || number > instances_max) throw wrongArguments(text);
  return [service, number];
}

function wrongArguments(what: string): StartError {
  const names = storeNames.join(', ');
  return new StartError(
    `参数有误（${what}）。用法：npm run start:cluster -- --instances targets=2，服务名为 ${names}，每个 1–${instances_max} 个实例。`,
    `Wrong arguments (${what}). Use: npm run start:cluster -- --instances targets=2; services are ${names}, 1–${instances_max} instances each.`,
  );
}
