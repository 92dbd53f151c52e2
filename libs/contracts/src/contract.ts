import { type Checked, type DataOf, type Fields, flawsIn, isObject, project } from '@wenxiao/domain/field';

/** What a contract says of itself. */
export type ContractTerms = Readonly<{
  /** The publishing service, `targets`. */
  service: string;
  /** What happened, `performance-target-approved`. */
  name: string;
  /** Raised by a new declaration when a change is not additive. */
  version: number;
  /** The kind of stream it tells of, `performance-target`: all contracts of a stream travel on one topic, in its order. */
  stream: string;
}>;

type ContractClass = new () => object;

const termsByClass = new Map<ContractClass, ContractTerms>();
const classByType = new Map<string, ContractClass>();
const fieldsByClass = new Map<ContractClass, Fields>();

declare const published: unique symbol;
/** Data that a declared contract has made or read: nothing else is published. Known to the compiler alone. */
export type Published<Data extends object = object> = Data & Readonly<{ [published]: true }>;

/** A declared contract: call it with its data to get what can be published. */
export interface ContractType<F extends Fields> {
  (data: DataOf<F>): Published<DataOf<F>>;
  /** `targets.performance-target-approved.v1` */
  readonly type: string;
  readonly fields: F;
  /** What a handler is given, and what `@Hears` names. */
  readonly Message: new () => DataOf<F>;
}

export type MessageOf<T> = T extends ContractType<infer F> ? DataOf<F> : never;

/**
 * Declares a published event: by whom and what, its version, the kind of stream that it tells of, its fields. Contracts are
 * made of the same terms as facts, and never of a fact: what a service keeps may change without its neighbours.
 *
 * ```ts
 * export const warningLifted = contract('monitoring.warning-lifted', 1, 'monitoring', { subject: id(t.subject), … });
 * ```
 */
export function contract<const F extends Fields>(
  of: `${string}.${string}`,
  version: number,
  stream: string,
  fields: F & Checked<F>,
): ContractType<F> {
  const [service = '', name = ''] = of.split('.');
  const terms = { service, name, version, stream };
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- what it holds is declared by its fields
  const Message = class {};
  Object.defineProperty(Message, 'name', { value: typeOf(terms) });
  register(Message, terms);
  fieldsByClass.set(Message, fields);
  const make = (data: DataOf<F>) => Object.assign(new Message(), project(fields, data)) as Published<DataOf<F>>;
  return Object.assign(make, { type: typeOf(terms), fields, Message: Message as new () => DataOf<F> });
}

function register(target: ContractClass, terms: ContractTerms): void {
  const type = typeOf(terms);
  if (classByType.has(type)) throw new Error(`Two contracts are called ${type}`);
  termsByClass.set(target, terms);
  classByType.set(type, target);
}

function typeOf(terms: ContractTerms): string {
  return `${terms.service}.${terms.name}.v${String(terms.version)}`;
}

/** The type under which a contract travels, and the pattern of its handlers: `targets.performance-target-approved.v1`. */
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
export function readContract(type: string, text: string): Published {
  const kind = classByType.get(type);
  if (!kind) throw new ContractViolation(type, 'unknown type');
  const data = jsonObjectOf(type, text);
  const fields = fieldsOf(kind);
  requireAgreed(fields, type, data);
  return Object.assign(new kind(), project(fields, data)) as Published;
}

/** The text of a contract as it is published. @throws {ContractViolation} when it is not as agreed: a defect of the publisher. */
export function writeContract(contract: Published): { type: string; version: number; text: string } {
  const kind = contract.constructor as ContractClass;
  const { version } = termsOf(kind);
  const type = contractType(kind);
  const fields = fieldsOf(kind);
  const data = project(fields, contract);
  requireAgreed(fields, type, data);
  return { type, version, text: JSON.stringify(data) };
}

/** The declared fields of a contract, in their order. */
export function fieldsOf(contract: ContractClass): Fields {
  const fields = fieldsByClass.get(contract);
  if (!fields) throw new Error(`${contract.name} is no contract`);
  return fields;
}

function jsonObjectOf(type: string, text: string): object {
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch {
    throw new ContractViolation(type, 'not JSON');
  }
  if (!isObject(plain)) throw new ContractViolation(type, 'not an object');
  return plain;
}

function requireAgreed(fields: Fields, type: string, data: object): void {
  const flaws = [...flawsIn(fields, data)].map(({ path, code }) => `${path} ${code}`);
  if (flaws.length > 0) throw new ContractViolation(type, flaws.join('; '));
}

/** Thrown when a text is not the contract it claims to be. A retry cannot help: the message is parked. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
  constructor(type: string, what: string) {
    super(`${type}: ${what}`);
  }
}
