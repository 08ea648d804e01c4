/** Counts for Prometheus, in its text form. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Upper ends of the steps in which times are counted, in seconds. */
const STEPS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10] as const;

interface Times {
  readonly counts: number[];
  sum: number;
  count: number;
}

const label = (value: string): string => value.replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`));

export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #times = new Map<string, Times>();
  readonly #delay = monitorEventLoopDelay({ resolution: 20 });
  readonly #gauges: (readonly [name: string, help: string, value: () => number])[] = [];

  constructor() {
    this.#delay.enable();
  }

  /**
   * @param route the pattern of the route, never the address: there is no end of addresses
   * @param seconds from the first byte of the request to the answer
   */
  request(method: string, route: string, status: number, seconds: number): void {
    const labels = `method="${label(method)}",route="${label(route)}"`;
    const key = `${labels},status="${status}"`;
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1);
    const times = this.#times.get(labels) ?? { counts: STEPS.map(() => 0), sum: 0, count: 0 };
    this.#times.set(labels, times);
    times.sum += seconds;
    times.count++;
    const step = STEPS.findIndex((end) => seconds <= end);
    if (step !== -1) times.counts[step] = (times.counts[step] ?? 0) + 1;
  }

  /** A number that is asked for when the counts are. */
  gauge(name: string, help: string, value: () => number): void {
    this.#gauges.push([name, help, value]);
  }

  text(): string {
    const lines = [
      '# HELP chancery_requests_total Requests answered.',
      '# TYPE chancery_requests_total counter',
      ...[...this.#requests].map(([labels, count]) => `chancery_requests_total{${labels}} ${count}`),
      '# HELP chancery_request_seconds Time to the answer.',
      '# TYPE chancery_request_seconds histogram',
    ];
    for (const [labels, { counts, sum, count }] of this.#times) {
      let below = 0;
      STEPS.forEach((end, i) => {
        below += counts[i] ?? 0;
        lines.push(`chancery_request_seconds_bucket{${labels},le="${end}"} ${below}`);
      });
      lines.push(
        `chancery_request_seconds_bucket{${labels},le="+Inf"} ${count}`,
        `chancery_request_seconds_sum{${labels}} ${sum}`,
        `chancery_request_seconds_count{${labels}} ${count}`,
      );
    }
    const gauge = (name: string, help: string, value: number): void => {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`);
    };
    const { rss, heapUsed } = process.memoryUsage();
    gauge('process_resident_memory_bytes', 'Memory that the process holds.', rss);
    gauge('nodejs_heap_size_used_bytes', 'Memory of objects in use.', heapUsed);
    gauge('process_uptime_seconds', 'Time since the start.', process.uptime());
    // Nanoseconds; without a sample it is no number.
    gauge('nodejs_eventloop_lag_seconds', 'Mean delay of the event loop.', (this.#delay.mean || 0) / 1e9);
    for (const [name, help, value] of this.#gauges) gauge(name, help, value());
    return `${lines.join('\n')}\n`;
  }
}
