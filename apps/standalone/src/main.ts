import { InfraError } from '@wenxiao/infra';
import { DatabaseIsNewerError, StoreRefusedError } from '@wenxiao/event-store';
import { SettingsError } from '@wenxiao/service-kit';
import { readInstallationSettings } from './config.js';
import { demoNotice, openDemo } from './demo.js';
import { HomeIsNewerError } from './home.js';
import { Progress } from './progress.js';
import { type Running, startStandalone } from './standalone.js';

const progress = new Progress();
let running: Promise<Running> | undefined;
let stopping = false;

/** Ctrl-C: everything that was started is stopped, PostgreSQL too. A second one says that it is under way. */
async function stop(): Promise<void> {
  if (stopping) {
    progress.say('正在停止… / stopping …');
    return;
  }
  stopping = true;
  progress.say('\n正在停止… / stopping …');
  await running?.then((product) => product.close()).catch(() => undefined);
  progress.say('已停止。 / Stopped.');
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());

try {
  const settings = readInstallationSettings();
  running = startStandalone(settings, progress);
  const product = await running;
  if (settings.demo) {
    await openDemo(product, settings.home, progress);
    progress.say(demoNotice());
  }
  progress.say(`Wenxiao is ready: ${product.url}`);
} catch (error) {
  if (!stopping) {
    process.stderr.write(`\n${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

/** One clear sentence for what a person can do something about; the whole error for what nobody foresaw. */
function sentenceOf(error: unknown): string {
  const foreseen = [InfraError, SettingsError, StoreRefusedError, HomeIsNewerError];
  if (foreseen.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof DatabaseIsNewerError) {
    return `数据目录由更新的版本创建，请使用该版本，或用 WENXIAO_HOME 指定另一目录。 / The data was made by a newer release: use that one, or set WENXIAO_HOME to another directory. (${error.message})`;
  }
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE') {
    return `端口 ${String(port)} 已被占用。请停止占用它的程序，或用 PORT 指定另一个端口。 / Port ${String(port)} is taken: stop the program that holds it, or set PORT to another one.`;
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `没有读写权限：${(error as Error).message}。请换一个可写的目录（WENXIAO_HOME）。 / No permission: choose a directory that can be written (WENXIAO_HOME).`;
  }
  if (code === 'ENOSPC')
    return '磁盘已满。请腾出空间后重新启动，已提交的数据不受影响。 / The disk is full: make room and start again; what was committed is safe.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
