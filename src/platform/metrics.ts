/** What the program counts about itself, in the format that Prometheus reads. No label names a person. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof metrics>

/** Where a worker counts its jobs: here, or in the thread that answers for this one. */
export type JobCounts = {
  readonly jobs: { inc(ended: EndedJob): void }
  readonly jobsRunning: { inc(): void; dec(): void }
}

export type EndedJob = { readonly kind: string; readonly outcome: string }

export function metrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'accord_' })
  return {
    requestSeconds: new Histogram({
      name: 'accord_http_request_seconds',
      help: 'Time to answer, by route and status',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.6, 1, 3],
      registers: [registry],
    }),
    jobs: new Counter({
      name: 'accord_jobs_total',
      help: 'Jobs that ended, by kind and how',
      labelNames: ['kind', 'outcome'] as const,
      registers: [registry],
    }),
    jobsRunning: new Gauge({
      name: 'accord_jobs_running',
      help: 'Jobs at work in this process',
      registers: [registry],
    }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
