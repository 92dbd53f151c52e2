/** The processor time of some work, in milliseconds: others on the machine do not lengthen it, as they do the time that passes. */
export function effortOf(work: () => void): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}
