import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/** What a contract says of itself. */
export type ContractTerms = Readonly<{
  /** The publishing service, `targets`. */
  service: string;
  /** What happened, `target-approved`. */
  name: string;
  /** Raised by a new file when a change is not additive. */
  version: number;
  /** The kind of stream it tells of, `performance-target`: all contracts of a stream travel on one topic, in its order. */
  stream: string;
}>;

type ContractClass = new () => object;

const termsByClass = new Map<ContractClass, ContractTerms>();
const classByType = new Map<string, ContractClass>();

/** Marks a class as one published event in one version. */
export function Contract(terms: ContractTerms) {
  return (target: ContractClass): void => {
    const type = typeOf(terms);
    if (classByType.has(type)) throw new Error(`Two contracts are called ${type}`);
    termsByClass.set(target, terms);
    classByType.set(type, target);
  };
}

function typeOf(terms: ContractTerms): string {
  return `${terms.service}.${terms.name}.v${String(terms.version)}`;
}

/** The type under which a contract travels, and the pattern of its handlers: `targets.target-approved.v1`. */
export function contractType(contract: ContractClass): string {
  return typeOf(termsOf(contract));
}

export function termsOf(contract: ContractClass): ContractTerms {
  const terms = termsByClass.get(contract);
  if (!terms) throw new Error(`${contract.name} is no contract`);
  return terms;
}

/** The topic of all contracts of one kind of stream: `targets.performance-target.v1`. The key is tenant and stream. */
export function topicOf(terms: Pick<ContractTerms, 'service' | 'stream'>): string {
  return `${terms.service}.${terms.stream}.v1`;
}

/** The topic of a service's whole history, readable by audit alone. */
export function historyTopicOf(service: string): string {
  return `${service}.history.v1`;
}

/** Every contract that there is, by type. */
export function contracts(): ReadonlyMap<string, ContractClass> {
  return classByType;
}

/**
 * A received text as the contract that it claims to be. Unknown fields are ignored: a newer release may send them.
 * @throws {ContractViolation} when the type is unknown, the text is no JSON object, or a field is not as agreed.
 */
export function readContract(type: string, text: string): object {
  const contract = classByType.get(type);
  if (!contract) throw new ContractViolation(type, 'unknown type');
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch {
    throw new ContractViolation(type, 'not JSON');
  }
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain))
    throw new ContractViolation(type, 'not an object');
  const instance = plainToInstance(contract, plain);
  const errors = validateSync(instance, { whitelist: true, forbidUnknownValues: true });
  if (errors.length > 0) throw new ContractViolation(type, describe(errors));
  return instance;
}

/** The text of a contract as it is published. @throws {ContractViolation} when it is not as agreed: a defect of the publisher. */
export function writeContract(contract: object): { type: string; version: number; text: string } {
  const kind = contract.constructor as ContractClass;
  const terms = termsOf(kind);
  const errors = validateSync(plainToInstance(kind, contract), { forbidUnknownValues: true });
  if (errors.length > 0) throw new ContractViolation(typeOf(terms), describe(errors));
  return { type: typeOf(terms), version: terms.version, text: JSON.stringify(contract) };
}

/** Thrown when a text is not the contract it claims to be. A retry cannot help: the message is parked. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
  constructor(type: string, what: string) {
    super(`${type}: ${what}`);
  }
}

function describe(errors: readonly ValidationError[]): string {
  return errors
    .flatMap((error) => [
      ...Object.values(error.constraints ?? {}),
      ...(error.children?.length ? [`${error.property}: ${describe(error.children)}`] : []),
    ])
    .join('; ');
}
