import { ServiceInstances } from '../http/service-instances.js';

/** A person's key; `erased` where it was destroyed, or never will be made. Who is no person (an organisation) has no entry. */
export type PersonKey = Buffer | 'erased';
export type PersonKeys = ReadonlyMap<string, PersonKey>;

/** Where the keys of persons are: one question for all who are asked for. */
export interface KeyHolder {
  /** @param make a key for who has none yet. @throws {Error} where nobody answers. */
  keysOf(persons: readonly string[], options: Readonly<{ make: boolean }>): Promise<PersonKeys>;
}

/** How long a key is known to a service: so long at most a text is read after it was erased. */
const known_ms = 5_000;
const known_max = 10_000;
const timeout_ms = 5_000;
/** Persons of one question. */
export const personsAsked_max = 500;

/** The keys as directory answers, kept for a moment. */
export class DirectoryKeys implements KeyHolder {
  private readonly known = new Map<string, Readonly<{ key: PersonKey | undefined; until: number; made: boolean }>>();
  private instances: ServiceInstances | undefined;

  /** @param urls where directory's instances answer, once that is known. @param secret that is shown to it */
  constructor(
    private readonly urls: () => readonly string[],
    private readonly secret: string,
  ) {}

  async keysOf(persons: readonly string[], { make }: Readonly<{ make: boolean }>): Promise<PersonKeys> {
    const now = performance.now();
    const missing = persons.filter((id) => {
      const entry = this.known.get(id);
      return !entry || entry.until < now || (make && !entry.made && entry.key === undefined);
    });
    for (let from = 0; from < missing.length; from += personsAsked_max)
      await this.learn(missing.slice(from, from + personsAsked_max), make, now);
    return new Map(
      persons.flatMap((id) => {
        const key = this.known.get(id)?.key;
        return key === undefined ? [] : [[id, key] as const];
      }),
    );
  }

  private async learn(persons: readonly string[], make: boolean, now: number): Promise<void> {
    const { keys } = await this.ask({ persons, make });
    if (this.known.size + persons.length > known_max) this.known.clear();
    for (const id of persons) {
      const said = keys[id];
      const key = said === undefined || said === 'erased' ? said : Buffer.from(said, 'base64url');
      this.known.set(id, { key, until: now + known_ms, made: make });
    }
  }

  private async ask(body: object): Promise<Readonly<{ keys: Readonly<Record<string, string>> }>> {
    let cause: unknown = new Error('Nobody says where directory answers');
    const instances = this.asked();
    for (const url of instances.inTurn('directory')) {
      try {
        const response = await fetch(new URL('/internal/person-keys', url), {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'wenxiao-internal': this.secret },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(timeout_ms),
          redirect: 'error',
        });
        if (response.ok) return (await response.json()) as { keys: Record<string, string> };
        cause = new Error(`Directory answers ${String(response.status)}`);
      } catch (error) {
        cause = error;
        instances.outOfReach(url);
      }
    }
    throw new Error('The keys of persons are out of reach', { cause });
  }

  private asked(): ServiceInstances {
    if (this.instances) return this.instances;
    const urls = this.urls();
    const instances = new ServiceInstances({ directory: urls });
    if (urls.length > 0) this.instances = instances;
    return instances;
  }
}
