/** How long a process gets to end in order once its supervisor is gone. */
const grace_ms = 10_000;

/**
 * The child's side of the supervisor: when the channel between them breaks, because the supervisor was killed, this
 * process asks itself to end in order (SIGTERM), and ends for good a little later. Does nothing without a supervisor.
 *
 * The supervisor loads it into the Node processes that it starts (`exit-with-supervisor.preload`); they need not know it.
 */
export function exitWithSupervisor(): void {
  if (!process.connected) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), grace_ms).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // The channel alone keeps no process alive that has nothing else to do.
  process.channel?.unref();
}
