import { connect } from 'node:net';

/**
 * The two requests that show that a broker works: this package starts brokers and knows no client for them. A broker
 * that has not heard of the leader yet answers, and cannot create anything.
 */
export async function createTopic(broker: string, name: string, partitions: number): Promise<void> {
  const noEntries = int32(0);
  const body = [
    int32(1),
    text(name),
    int32(partitions),
    int16(1),
    noEntries,
    noEntries,
    int32(10_000),
    Buffer.from([0]),
  ];
  const answer = new Reader(await request(broker, 19, 2, Buffer.concat(body)));
  answer.int32(); // throttled for, ms
  answer.list(() => {
    answer.text();
    const code = answer.int16();
    const reason = answer.text();
    if (code !== 0) throw new Error(`Topic ${name}: error ${code} ${reason ?? ''}`);
  });
}

/** Name → number of partitions. */
export async function topics(broker: string): Promise<Record<string, number>> {
  const all = int32(-1);
  const answer = new Reader(await request(broker, 3, 1, all));
  answer.list(() => [answer.int32(), answer.text(), answer.int32(), answer.text()]);
  answer.int32(); // controller
  const found = answer.list(() => {
    answer.int16();
    const name = answer.text() ?? '';
    answer.boolean();
    const partitions = answer.list(() => {
      answer.int16();
      answer.int32();
      answer.int32();
      return [answer.list(() => answer.int32()), answer.list(() => answer.int32())];
    });
    return [name, partitions.length] as const;
  });
  return Object.fromEntries(found);
}

function request(broker: string, key: number, version: number, body: Buffer): Promise<Buffer> {
  const [host, port] = broker.split(':');
  const message = Buffer.concat([int16(key), int16(version), int32(7), text('wenxiao-test'), body]);
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port) });
    let received = Buffer.alloc(0);
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 4 || received.length < 4 + received.readInt32BE(0)) return;
      socket.destroy();
      // Size and correlation id stand before the answer.
      resolve(received.subarray(8));
    });
    socket.write(Buffer.concat([int32(message.length), message]));
  });
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

const text = (value: string): Buffer => Buffer.concat([int16(Buffer.byteLength(value)), Buffer.from(value)]);

class Reader {
  private position = 0;

  constructor(private readonly buffer: Buffer) {}

  int16(): number {
    return this.buffer.readInt16BE((this.position += 2) - 2);
  }

  int32(): number {
    return this.buffer.readInt32BE((this.position += 4) - 4);
  }

  boolean(): boolean {
    return this.buffer.readInt8((this.position += 1) - 1) === 1;
  }

  text(): string | null {
    const length = this.int16();
    if (length < 0) return null;
    return this.buffer.toString('utf8', this.position, (this.position += length));
  }

  list<Item>(item: () => Item): Item[] {
    return Array.from({ length: Math.max(0, this.int32()) }, item);
  }
}
