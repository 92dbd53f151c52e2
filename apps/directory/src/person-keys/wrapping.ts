import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

export type Wrapped = Readonly<{ wrapped: Buffer; wrappedBy: string }>;

/** The keys of an installation that wrap the keys of persons: the first wraps, all of them unwrap. */
export class Wrapping {
  private readonly keys: ReadonlyMap<string, Buffer>;
  /** Which one wraps now. */
  readonly current: string;

  /** @param keys 32 bytes each, one at least */
  constructor(keys: readonly Buffer[]) {
    this.keys = new Map(keys.map((key) => [nameOf(key), key]));
    const [first] = this.keys.keys();
    if (first === undefined) throw new Error('No key wraps the keys of persons');
    this.current = first;
  }

  /** Bound to the person: another one's row is not unwrapped. */
  wrap(key: Buffer, personId: string): Wrapped {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.named(this.current), nonce).setAAD(Buffer.from(personId));
    const wrapped = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    return { wrapped, wrappedBy: this.current };
  }

  /** @throws {Error} where the key that wrapped it is not among those that are set, or somebody changed the row. */
  unwrap({ wrapped, wrappedBy }: Wrapped, personId: string): Buffer {
    const nonce = wrapped.subarray(0, nonceBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.named(wrappedBy), nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(personId)).setAuthTag(wrapped.subarray(-tagBytes));
    return Buffer.concat([decipher.update(wrapped.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  }

  /** A hash of what somebody said of a person, which nobody without the key of today can make of a guess: hexadecimal. */
  keyedHash(hash: string): string {
    const key = hkdfSync('sha256', this.named(this.current), Buffer.alloc(0), 'wenxiao hash of a command', 32);
    return createHmac('sha256', Buffer.from(key)).update(hash).digest('hex');
  }

  private named(name: string): Buffer {
    const key = this.keys.get(name);
    if (!key) throw new Error(`PERSON_KEY_WRAPPING lacks the key ${name}, by which keys of persons are wrapped`);
    return key;
  }
}

/** Says which key it is and gives nothing of it away. */
const nameOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 16);
