/**
 * How long work takes, in milliseconds of the processor: what else the machine does adds to the clock on the wall, and hardly to
 * this.
 */
export const spent = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/**
 * The best of several runs: the collector of garbage and the compiler can only add.
 *
 * @param enough milliseconds below which no other run is wanted
 */
export const leastSpent = (work: () => unknown, { runs = 3, enough = 0 } = {}): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs && least >= enough; run++) least = Math.min(least, spent(work));
  return least;
};
