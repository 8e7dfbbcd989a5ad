import { describe, expect, it } from 'vitest'
import { configuration } from './configuration.ts'

describe('the settings', () => {
  it('are all optional, and then serve this machine alone with the demonstration', () => {
    const read = configuration({ PATH: '/usr/bin' })
    expect(read).toMatchObject({ port: 3000, host: '127.0.0.1', demo: true, logLevel: 'info', behindHttps: false })
    expect(read.databaseUrl).toBeUndefined()
  })

  it('name every wrong value at once, and what each should be', () => {
    const wrong = () => configuration({ PORT: 'http', ACCORD_TODAY: '2026-02-30', ACCORD_DEMO: 'yes' })
    expect(wrong).toThrow(/PORT "http" should be a whole number from 0 to 65535/)
    expect(wrong).toThrow(/ACCORD_TODAY "2026-02-30" should be a day/)
    expect(wrong).toThrow(/ACCORD_DEMO "yes" should be "on" or "off"/)
  })

  it('name a setting that is not one, and the one that may be meant', () => {
    expect(() => configuration({ ACCORD_PLANNERTHREADS: '2' })).toThrow(/Did you mean ACCORD_PLANNER_THREADS/)
  })

  it('repeat no secret and no password, not even a wrong one', () => {
    const wrong = () => configuration({ ACCORD_SECRET: 'short', DATABASE_URL: 'mysql://me:hunter2@host/db' })
    expect(wrong).toThrow(/ACCORD_SECRET should be at least 32 characters/)
    expect(wrong).toThrow(/DATABASE_URL should be/)
    expect(wrong).not.toThrow(/short|hunter2/)
  })

  it('do not load the demonstration into a server of the operator’s own unless told to', () => {
    const own = { DATABASE_URL: 'postgres://me@db.example:5432/accord' }
    expect(configuration(own).demo).toBe(false)
    expect(configuration({ ...own, ACCORD_DEMO: 'on' }).demo).toBe(true)
  })
})
