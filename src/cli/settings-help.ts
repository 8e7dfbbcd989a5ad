/** The environment variables, for the help of the commands that obey them. */
export const settingsHelp = `Settings, from the environment:
  PORT                    where pages are served (3000)
  HOST                    the address to listen on (127.0.0.1)
  DATABASE_URL            a PostgreSQL server of your own, 15 or newer; without it, one is embedded
  DATABASE_OWNER_URL      a login that may migrate, where DATABASE_URL's may not
  ACCORD_DATA             the embedded server's folder, and files that were sent in (.data in the project)
  ACCORD_SECRET           what keys are derived from; without it, a file "secret" in ACCORD_DATA
  ACCORD_TODAY            a day that stands for today
  ACCORD_DEMO             on or off: load the demonstration into an empty database (on when embedded)
  ACCORD_LOG              debug, info, warn, error or silent (info)
  ACCORD_PLANNER_THREADS  processor threads that one plan may use (2)
  ACCORD_WORKER_JOBS      jobs that one worker does at once (2)
  ACCORD_HTTPS            on when a proxy in front serves https: cookies are then for https only (off)
  ACCORD_ADDRESS          where patients find their pages, as letters print it (none)
`
