import { Progress, secondsSince } from '@wenxiao/cli/demo';
import { type InstallationSettings, readInstallationSettings, type RunSettings } from './config.js';
import type { Running } from './standalone.js';
import { sentenceOf } from './start-error.js';

/**
 * Runs the product until it is told to stop. Ctrl-C, or a start that fails, stops everything that was started, PostgreSQL
 * too; what a person can do something about is one sentence in each language.
 * @param way how it runs, which decides what is read of its environment
 * @param start starts it; ends between two steps when the signal says so
 * @param open what is done and said once it runs, before it is called ready
 */
export async function runProduct<Product extends Running>(
  way: 'standalone' | 'cluster',
  start: (settings: InstallationSettings, progress: Progress, signal: AbortSignal) => Promise<Product>,
  open: (product: Product, settings: RunSettings, progress: Progress) => Promise<void>,
): Promise<void> {
  const progress = new Progress();
  const stopping = new AbortController();
  let running: Promise<Product> | undefined;
  let hasStarted = false;

  /** A second signal changes nothing: npm passes on what the terminal has sent already. */
  async function stop(status: number): Promise<void> {
    if (stopping.signal.aborted) return;
    stopping.abort();
    if (hasStarted || status === 0) progress.say('\n正在停止… / Stopping …');
    try {
      await running?.then(
        (product) => product.close(),
        () => undefined, // A start that failed has stopped what it had started.
      );
      if (hasStarted || status === 0) progress.say('已停止。 / Stopped.');
    } catch (error) {
      process.stderr.write(`${sentenceOf(error)}\n`);
      process.exit(1);
    }
    process.exit(status);
  }

  /** Says why, and stops everything. */
  function fail(error: unknown): void {
    if (stopping.signal.aborted) return; // What breaks because its other end was closed is no news.
    process.stderr.write(`\n${sentenceOf(error)}\n`);
    void stop(1);
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  process.on('uncaughtException', fail);
  // Whoever read the output may be gone, as a terminal that was closed: no reason to leave anything running.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

  try {
    const settings = readInstallationSettings(way);
    running = start(settings, progress, stopping.signal);
    const product = await running;
    hasStarted = true;
    await open(product, settings, progress);
    progress.say(`  问效已就绪，用时 ${secondsSince(0)} 秒；按 Ctrl-C 停止：${product.url}`);
    progress.say(`  Wenxiao is ready: ${product.url} (after ${secondsSince(0)} s; Ctrl-C stops it)`);
  } catch (error) {
    fail(error);
  }
}
