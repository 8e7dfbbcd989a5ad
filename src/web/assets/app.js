// Everything here is a convenience: each page says and does the same without it.
import { initAll } from './nhsuk.js'

initAll()
