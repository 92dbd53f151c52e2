import { type ListPage, type Refused, wholeList } from '../public-api.js';

/** What a command answered. */
export type Answer = Readonly<{
  streams: readonly Readonly<{ id: string; stream: string; version: number }>[];
  position?: string;
}>;

export type CommandOptions = Readonly<{
  ifMatch?: number;
  /** Names of the figures in it that no form prints. */
  demoFigures?: readonly string[];
  /** The idempotency key, where path and body do not tell the command from another. */
  key?: string;
}>;

/** The id of the first thing that a command touched. */
export function idOf({ streams }: Answer): string {
  const [first] = streams;
  if (!first) throw new Error('The command touched nothing');
  return first.id;
}

/** One signed-in person at the public address. Refusals throw `Refused`. */
export interface Person {
  readonly personId: string;
  /** What was granted when the person signed in. */
  readonly roles: readonly string[];
  post(path: string, body: object, options?: CommandOptions): Promise<Answer>;
  put(path: string, body: object, options?: CommandOptions): Promise<Answer>;
  /** As {@link post}, where no is an answer: it is not asked again for what may not be known yet. */
  tryPost(path: string, body: object, options?: CommandOptions): Promise<Answer | Refused>;
  /** Creates what is no stream (a person, say), and answers its id. */
  createPerson(path: string, body: object): Promise<string>;
  get<Body extends object>(path: string): Promise<Body>;
  /** As {@link get}; undefined for 404. */
  find<Body extends object>(path: string): Promise<Body | undefined>;
}

/** Every row of a list that a person may see. */
export async function listOf<Row>(person: Pick<Person, 'get'>, path: string): Promise<readonly Row[]> {
  return (await wholeList<Row>((page) => person.get<ListPage<Row>>(page), path)).items;
}
