/** Loaded into a measured process before anything else: on its way out it writes down what it has used. */
import { writeFileSync } from 'node:fs'

const file = process.env.MEASURED_USAGE_FILE
if (file) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    const processorSeconds = (userCPUTime + systemCPUTime) / 1e6
    writeFileSync(file, JSON.stringify({ peakMegabytes: maxRSS / 1024, processorSeconds }))
  })
}
