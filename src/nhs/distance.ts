/** How far apart places are, and a plain model of how long it takes to get from one to the other. */
import type { Day } from './day.ts'

/** Degrees north and east (WGS 84). */
export type Coordinates = { readonly latitude: number; readonly longitude: number }

const meanEarthRadiusKilometres = 6371.0088

/** Great-circle kilometres (haversine). */
export function kilometresBetween(a: Coordinates, b: Coordinates): number {
  const toRadians = Math.PI / 180
  const northing = Math.sin(((b.latitude - a.latitude) * toRadians) / 2)
  const easting = Math.sin(((b.longitude - a.longitude) * toRadians) / 2)
  const halfChord =
    northing * northing + Math.cos(a.latitude * toRadians) * Math.cos(b.latitude * toRadians) * easting * easting
  return 2 * meanEarthRadiusKilometres * Math.asin(Math.min(1, Math.sqrt(halfChord)))
}

export type TravelMode = 'car' | 'bus'

/** A stated model of travel: an alliance that knows better replaces it with its own, dated. */
export type TravelModel = {
  readonly from: Day
  readonly source: string
  /** Road kilometres for each great-circle kilometre. */
  readonly windingFactor: number
  readonly kilometresPerHour: Readonly<Record<TravelMode, number>>
  /** Minutes that a journey takes whatever its length: parking, or walking to the stop and waiting. */
  readonly fixedMinutes: Readonly<Record<TravelMode, number>>
}

/**
 * Our assumption until a table of real journey times is loaded. Road distance is typically 1.25 to 1.4 times great-circle
 * distance; the speeds are round figures for mixed urban and main roads by day, and no source for this area was found.
 */
export const assumedTravel: TravelModel = {
  from: '2026-01-01',
  source:
    'Assumption: great-circle distance × 1.3; car 40 km/h and 5 minutes to park; bus 18 km/h and 12 minutes to wait',
  windingFactor: 1.3,
  kilometresPerHour: { car: 40, bus: 18 },
  fixedMinutes: { car: 5, bus: 12 },
}

/** Those that are known, the oldest first. A model of real journeys is added here with the day from which it holds. */
const travelModels: readonly TravelModel[] = [assumedTravel]

/** The model in force on a day; the first of them before that. */
export const travelModelOn = (day: Day): TravelModel =>
  travelModels.findLast(({ from }) => from <= day) ?? travelModels[0]!

/** Whole minutes, door to door, for a great-circle distance. */
export function travelMinutes(
  kilometres: number,
  mode: TravelMode = 'car',
  model: TravelModel = assumedTravel,
): number {
  const road = kilometres * model.windingFactor
  return Math.round(model.fixedMinutes[mode] + (road / model.kilometresPerHour[mode]) * 60)
}

/** Minutes by bus where only those by car are held: over the same road, by the model. No less than by car. */
export function minutesByBus(minutesByCar: number, model: TravelModel = assumedTravel): number {
  const { fixedMinutes, kilometresPerHour } = model
  const kilometres = (Math.max(0, minutesByCar - fixedMinutes.car) / 60) * kilometresPerHour.car
  return Math.max(minutesByCar, Math.round(fixedMinutes.bus + (kilometres / kilometresPerHour.bus) * 60))
}
