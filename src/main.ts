/**
 * The composition root: builds the parts and puts them together. Commands (cli/) and tests call it;
 * nobody else constructs anything with a connection in it.
 */
import type { Hono } from 'hono'
import { allianceDuties, allianceRoutes, allianceStore, sharingHelp, sharingTasks } from '#alliance'
import {
  actionTasks,
  boardRoutes,
  boardTasks,
  boardUploads,
  changesTheScope,
  followUpRoutes,
  givesAnAction,
  movesAPriority,
  openCalendarRoutes,
  priorityTasks,
  publicDecisions,
} from '#board'
import { capacityRoutes, lendingTasks, loansStopped } from '#capacity'
import { homeRoutes, logInRoutes, sessions } from '#identity'
import { trustName } from '#nhs/organisations.ts'
import { plansHelp, plansJobs, plansRoutes, plansStopped, plansTasks } from '#plans'
import { clock } from '#platform/clock.ts'
import type { Configuration } from '#platform/configuration.ts'
import type { Ground } from '#platform/ground.ts'
import { healthRoutes } from '#platform/health.ts'
import type { AnyJobKind } from '#platform/jobs.ts'
import type { Logger } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { Duty } from '#platform/worker.ts'
import {
  consultationRoutes,
  publicConsultationRoutes,
  publicDuties,
  publicPriorityRoutes,
  publicRoutes,
  shownPriorityRoutes,
} from '#public'
import { servicesDuties, servicesJobs, servicesRoutes, servicesTasks } from '#services'
import {
  handoverRoutes,
  handoverUploads,
  lettersJob,
  offersHelp,
  patientRoutes,
  transfersDuties,
  transfersHelp,
  transfersRoutes,
  transfersStopped,
  transfersTasks,
} from '#transfers'
import { uploadPaths, waitingListJobs, waitingListRoutes, waitingListTasks } from '#waiting-list'
import { app } from '#web/app.tsx'
import { helpRoutes } from '#web/help.tsx'

/** What a change of the alliance does elsewhere, in the order in which it is told. */
const consequences = [plansStopped, transfersStopped, loansStopped]

/** What a decision of the board can do elsewhere, when somebody carries it out. */
const decisionsDo = [changesTheScope(consequences), givesAnAction, movesAPriority]

/** What modules are given, from what the program was told and stands on. */
export function partsOf(ground: Pick<Ground, 'db' | 'secret'>, config: Configuration, log: Logger): Parts {
  return {
    db: ground.db,
    secret: ground.secret,
    clock: clock(config.today),
    log,
    dataFolder: config.dataFolder,
    plannerThreads: config.plannerThreads,
    ...(config.address && { address: config.address }),
  }
}

/** Every page and address that the web role answers. */
export function wholeApp(
  parts: Parts,
  metrics: Metrics,
  { https = false, stopping }: { https?: boolean; stopping?: AbortSignal } = {},
): Hono {
  const { db, log } = parts
  const loggedIn = sessions({ db, https })
  return app({
    session: loggedIn.viewerOf,
    describe: nameOf(parts),
    open: [
      logInRoutes({ db, sessions: loggedIn }),
      helpRoutes([sharingHelp, ...plansHelp, transfersHelp, offersHelp]),
      patientRoutes(parts),
      publicRoutes(parts),
      publicConsultationRoutes(parts),
      publicPriorityRoutes(parts),
      openCalendarRoutes(parts),
    ],
    modules: [
      homeRoutes([
        waitingListTasks(parts),
        plansTasks(parts),
        transfersTasks(parts),
        lendingTasks(parts),
        sharingTasks(parts),
        servicesTasks(parts),
        boardTasks(parts),
        actionTasks(parts),
        priorityTasks(parts),
      ]),
      waitingListRoutes(parts),
      capacityRoutes(parts),
      plansRoutes(parts),
      handoverRoutes(parts),
      transfersRoutes(parts),
      allianceRoutes(parts, consequences),
      servicesRoutes(parts, publicDecisions),
      boardRoutes(parts, decisionsDo),
      followUpRoutes(parts),
      consultationRoutes(parts),
      shownPriorityRoutes(parts),
    ],
    machines: [healthRoutes({ db, metrics, ...(stopping && { stopping }) })],
    uploads: { ...uploadPaths, ...handoverUploads, ...boardUploads },
    logger: log,
    metrics,
    https,
  }) as unknown as Hono
}

/** What every worker looks after without being asked. */
export const allDuties = (parts: Parts): readonly Duty[] => [
  ...transfersDuties(parts),
  ...allianceDuties(parts, consequences),
  ...servicesDuties(parts),
  ...publicDuties(parts),
]

/** Every kind of work that the worker role does. */
export const allJobs = (parts: Parts): readonly AnyJobKind[] => [
  ...waitingListJobs(parts),
  ...plansJobs(parts),
  ...servicesJobs(parts),
  lettersJob(parts),
]

/** What the header says of a person. Names of alliances do not change while the program runs. */
function nameOf({ db }: Parts) {
  const names = new Map<string, string>()
  return async (viewer: Viewer) => {
    if (!names.has(viewer.alliance)) {
      const found = await db.reading(viewer, (tx) => allianceStore(tx).alliance())
      if (found) names.set(viewer.alliance, found.name)
    }
    return { trust: trustName(viewer.trust), alliance: names.get(viewer.alliance) ?? '' }
  }
}
