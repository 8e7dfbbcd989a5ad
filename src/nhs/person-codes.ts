/**
 * Code lists about people.
 * Source: NHS Data Model and Dictionary (2023-24; content Open Government Licence v3.0), shortened.
 */
import { codeList } from './code-list.ts'

/** 'X' is not known; '9' is an answer, indeterminate. */
export const statedGender = codeList('PERSON STATED GENDER CODE', [
  ['1', 'Male'],
  ['2', 'Female'],
  ['9', 'Indeterminate'],
  ['X', 'Not known'],
])

/** How far an NHS number has been checked against the national demographic record. */
export const nhsNumberStatus = codeList('NHS NUMBER STATUS INDICATOR CODE', [
  ['01', 'Present and verified'],
  ['02', 'Present but not traced'],
  ['03', 'Trace required'],
  ['04', 'Trace attempted, no match or several'],
  ['05', 'Trace needs to be resolved'],
  ['06', 'Trace in progress'],
  ['07', 'Not present, trace not required'],
  ['08', 'Trace postponed (baby under six weeks)'],
])
