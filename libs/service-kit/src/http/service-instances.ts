/** For how long an instance that could not be reached is asked last. */
const silent_ms = 2_000;

/** Where the instances of each service answer, and in which order to ask them. */
export class ServiceInstances {
  private readonly next = new Map<string, number>();
  private readonly silentUntil = new Map<string, number>();

  /** @param urls of every instance, by service. */
  constructor(private readonly urls: Readonly<Record<string, readonly string[]>>) {}

  get services(): readonly string[] {
    return Object.keys(this.urls).sort();
  }

  has(service: string): boolean {
    return Object.hasOwn(this.urls, service);
  }

  /** All instances of a service by the name that operators know, the second one of `targets` as `targets-2`. */
  named(service: string): readonly Readonly<{ name: string; url: string }>[] {
    return this.of(service).map((url, index) => ({ name: index === 0 ? service : `${service}-${index + 1}`, url }));
  }

  /** All instances of a service, beginning with the one whose turn it is; those that were just out of reach come last. */
  inTurn(service: string): readonly string[] {
    const urls = this.of(service);
    const turn = this.next.get(service) ?? 0;
    this.next.set(service, (turn + 1) % urls.length);
    const rotated = [...urls.slice(turn), ...urls.slice(0, turn)];
    return [...rotated.filter((url) => !this.isSilent(url)), ...rotated.filter((url) => this.isSilent(url))];
  }

  /** Nobody listens there now. */
  outOfReach(url: string): void {
    this.silentUntil.set(url, performance.now() + silent_ms);
  }

  private of(service: string): readonly string[] {
    return this.has(service) ? (this.urls[service] ?? []) : [];
  }

  private isSilent(url: string): boolean {
    return (this.silentUntil.get(url) ?? 0) > performance.now();
  }
}

const neverSent: readonly unknown[] = [
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
];
const brokenOff: readonly unknown[] = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/** What an error says of the request: it was never sent, or nobody knows what became of it; undefined where it was answered or is waited for. */
export function lossOf(error: unknown): 'never-sent' | 'broken-off' | undefined {
  type Coded = Readonly<{ code?: unknown; cause?: unknown }>;
  for (let { code, cause } = Object(error) as Coded; ; { code, cause } = Object(cause) as Coded) {
    if (neverSent.includes(code)) return 'never-sent';
    if (brokenOff.includes(code)) return 'broken-off';
    if (cause === undefined) return undefined;
  }
}
