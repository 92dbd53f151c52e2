import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { HealthReport } from '../http/health.js';
import { type Measure, measures } from './measure.js';

/** Upper bounds in seconds: an append takes a millisecond or some, a request that many are waiting for some seconds. */
const bounds_s = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What one service tells Prometheus: what it has timed, and what its parts measure when they are asked. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly appends: Histogram;
  private readonly requests: Histogram<'method' | 'status'>;

  constructor(private readonly service: string) {
    this.registry.setDefaultLabels({ service });
    this.appends = new Histogram({
      name: 'wenxiao_append_seconds',
      help: '一条命令的事件写入事件库所用时间 / how long the events of a command take to be stored',
      buckets: bounds_s,
      registers: [this.registry],
    });
    this.requests = new Histogram({
      name: 'wenxiao_request_seconds',
      help: '答复一个请求所用时间 / how long a request takes to be answered',
      labelNames: ['method', 'status'],
      buckets: bounds_s,
      registers: [this.registry],
    });
  }

  /** Times an append, whatever becomes of it. */
  async timeAppend<Result>(append: Promise<Result>): Promise<Result> {
    const end = this.appends.startTimer();
    try {
      return await append;
    } finally {
      end();
    }
  }

  /** Watches the process, and times every request of its server, by its method and the hundred of its status. */
  follow(server: FastifyInstance): void {
    collectDefaultMetrics({ register: this.registry });
    server.addHook('onResponse', async (request, reply) => {
      const status = `${String(Math.floor(reply.statusCode / 100))}xx`;
      this.requests.observe({ method: request.method, status }, reply.elapsedTime / 1000);
    });
  }

  /** All of it, in Prometheus’s text format 0.0.4. @param parts how the parts of the service do now. */
  async text(parts: readonly HealthReport[]): Promise<string> {
    const now = new Registry();
    now.setDefaultLabels({ service: this.service });
    for (const [name, each] of byName(parts.flatMap((part) => part.measures ?? []))) {
      const labelNames = [...new Set(each.flatMap(({ labels }) => Object.keys(labels ?? {})))];
      const gauge = new Gauge({ name, help: measures[name], labelNames, registers: [now] });
      for (const { labels, value } of each) gauge.set(labels ?? {}, value);
    }
    return `${await this.registry.metrics()}\n${await now.metrics()}`;
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}

function byName(all: readonly Measure[]): ReadonlyMap<Measure['name'], readonly Measure[]> {
  const found = new Map<Measure['name'], Measure[]>();
  for (const measure of all) found.set(measure.name, [...(found.get(measure.name) ?? []), measure]);
  return found;
}
