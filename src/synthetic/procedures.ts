/**
 * What people with a decision to admit are waiting for, and how long it takes.
 *
 * Sources, by letter at the end of a row:
 *   s  Minutes from published British means (58 operating and 28 anaesthetic, 4,711 joints: Bone Jt Open 2021;2(7):515;
 *      uncemented hip 49, sd 14: J Bone Joint Surg Br 2011;93-B SUPP II:89). Nights from 6,964 elective spells at North
 *      Bristol, 2016-19 (AliHarp/HEP, MIT; BMJ Open 2023;13:e076221).
 *   n  Nights from North Bristol as above; minutes are our assumption.
 *   a  Both are our assumption: no British theatre times by procedure were found. Replace them with local data.
 * Which procedures a service does, and in what shares, is our assumption throughout. OPCS-4 codes of rows marked `a` are
 * from general knowledge, but for the nine of the case mix that the tests compare: check them before relying on one.
 */
export type Procedure = {
  /** OPCS-4, with the full stop. */
  readonly code: string
  readonly name: string
  /** Anaesthetic and operating minutes. */
  readonly minutes: number
  readonly minutesDeviation: number
  readonly nights: number
  readonly nightsDeviation: number
  readonly isDayCase: boolean
  readonly evidence: 'sourced' | 'nights sourced' | 'assumed'
  readonly share: number
}

/** service: share|code|name|minutes±deviation|nights±deviation, "day" when meant to have none|source */
const rows = `
hip
34|W37.1|Primary total hip replacement, cemented|86±22|4.43±2.95|s
46|W38.1|Primary total hip replacement, uncemented|77±20|4.43±2.95|s
8|W37.3|Revision hip replacement|170±55|6.91±6.97|n
12|W90.3|Injection of hip under imaging|25±6|day|a
knee
46|W40.1|Primary total knee replacement|88±22|4.65±2.83|s
11|W52.1|Unicompartmental knee replacement|80±20|2.91±2.14|s
7|W40.3|Revision knee replacement|165±50|7.19±7.6|n
25|W82.2|Arthroscopic meniscal surgery|45±13|day|a
11|W74.2|Anterior cruciate ligament reconstruction|95±22|0.4±0.6 day|a
foot-and-ankle
40|W15.4|Osteotomy of first metatarsal (bunion)|65±16|day|a
22|W59.5|Fusion of first metatarsophalangeal joint|70±16|day|a
18|W04.2|Fusion of hindfoot or ankle|115±28|1.6±1.2|a
20|W71.8|Excision or repair in forefoot|45±12|day|a
hand-and-wrist
45|A65.1|Carpal tunnel release|30±8|day|a
20|T52.1|Release of Dupuytren's contracture|60±18|day|a
15|T72.3|Release of trigger finger|25±6|day|a
20|W62.1|Fusion or excision in wrist|80±22|day|a
shoulder-and-elbow
24|W96.1|Total shoulder replacement|110±25|2.1±1.4|a
34|T79.1|Repair of rotator cuff|90±22|0.4±0.6 day|a
30|O29.1|Subacromial decompression|55±14|day|a
12|A67.1|Release at elbow|50±14|day|a
spine
26|V25.2|Lumbar decompression|110±30|1.9±1.5|a
30|V33.7|Lumbar microdiscectomy|95±24|1.1±0.9|a
14|V38.6|Lumbar fusion|190±50|4.2±2.6|a
30|V54.4|Injection around spinal facet or nerve root|25±6|day|a
oncology
55|T02.2|Excision of soft tissue tumour|95±35|1.9±2.1|a
25|W05.5|Resection of bone tumour with implant|240±70|8.5±5.5|a
20|W36.5|Biopsy of bone|40±12|day|a
paediatric
30|W28.3|Removal of metalwork from bone|45±15|day|a
30|T70.2|Lengthening of tendon|60±20|0.7±0.8 day|a
25|W12.5|Corrective osteotomy|130±35|3.1±2|a
15|X22.1|Correction of hip deformity|140±40|3.6±2.2|a
100
30|T20.2|Inguinal hernia repair|70±20|0.2±0.5 day|a
26|J18.3|Laparoscopic cholecystectomy|90±28|0.5±0.9 day|a
12|T24.2|Umbilical hernia repair|60±16|0.2±0.4 day|a
10|T25.3|Incisional hernia repair|120±40|2.3±1.8|a
14|S06.5|Excision of lesion of skin or soft tissue|35±10|day|a
8|H51.1|Haemorrhoidectomy|40±11|day|a
101
24|M65.3|Transurethral resection of prostate|75±22|1.6±1.3|a
18|M42.1|Endoscopic resection of bladder lesion|50±16|0.7±0.8|a
16|M27.3|Ureteroscopic laser of stone|65±18|0.4±0.6 day|a
18|N30.3|Circumcision|40±10|day|a
10|N11.3|Correction of hydrocele|45±12|day|a
9|M45.9|Cystoscopy under anaesthetic|25±8|day|a
5|M02.5|Laparoscopic nephrectomy|180±50|3.3±2|a
110
16|W37.1|Primary total hip replacement, cemented|86±22|4.43±2.95|s
9|W38.1|Primary total hip replacement, uncemented|77±20|4.43±2.95|s
22|W40.1|Primary total knee replacement|88±22|4.65±2.83|s
3|W52.1|Unicompartmental knee replacement|80±20|2.91±2.14|s
2|W37.3|Revision hip replacement|170±55|6.91±6.97|n
2|W40.3|Revision knee replacement|165±50|7.19±7.6|n
13|W82.2|Arthroscopic meniscal surgery|45±13|day|a
14|A65.1|Carpal tunnel release|30±8|day|a
4|W74.2|Anterior cruciate ligament reconstruction|95±22|0.4±0.6 day|a
8|W15.4|Osteotomy of first metatarsal (bunion)|65±16|day|a
7|O29.1|Subacromial decompression|55±14|day|a
115
45|W28.3|Removal of metalwork from bone|50±16|day|a
35|W19.1|Fixation of fracture that has not united|110±32|2.1±1.6|a
20|W20.1|Revision of fixation|125±36|2.4±1.8|a
120
24|F34.1|Tonsillectomy|45±12|0.1±0.3 day|a
22|E03.6|Septoplasty|60±16|0.1±0.3 day|a
20|E14.2|Functional endoscopic sinus surgery|85±25|0.2±0.4 day|a
12|D15.1|Insertion of grommets|25±7|day|a
10|D14.1|Repair of ear drum|90±24|0.3±0.5 day|a
12|E36.1|Examination and biopsy of larynx|40±12|0.1±0.3 day|a
130
78|C75.1|Cataract extraction with lens implant|24±6|day|a
10|C79.2|Vitrectomy|70±20|day|a
7|C12.4|Excision of lesion of eyelid|35±9|day|a
5|C60.1|Trabeculectomy|65±16|0.1±0.3 day|a
140
62|F09.1|Surgical removal of impacted wisdom tooth|40±11|day|a
20|F10.4|Extraction of several teeth|35±9|day|a
12|S06.5|Excision of lesion of face|45±12|day|a
6|V14.1|Operation on jaw|150±40|1.9±1.2|a
160
48|S06.5|Excision of lesion of skin with repair|45±14|day|a
18|A65.1|Carpal tunnel release|30±8|day|a
14|T52.1|Release of Dupuytren's contracture|60±18|day|a
12|S17.1|Flap or graft of skin|90±28|0.6±0.9 day|a
8|B30.1|Reconstruction of breast|210±60|3.1±1.6|a
170
50|K40.1|Coronary artery bypass|240±50|7.2±3.4|a
50|E54.3|Resection of lung|180±45|4.9±2.9|a
502
24|Q07.4|Hysterectomy|120±35|2±1.4|a
30|Q18.1|Hysteroscopy with treatment|40±12|day|a
18|T43.2|Laparoscopy with treatment of endometriosis|85±26|0.4±0.6 day|a
12|P23.2|Repair of prolapse|75±20|1.2±0.9|a
10|Q43.2|Ovarian cystectomy|85±24|0.5±0.7 day|a
6|Q03.1|Excision of cervix|30±8|day|a
103
45|B28.2|Wide local excision of breast lesion|70±18|0.2±0.4 day|a
25|B27.4|Mastectomy|110±30|1.2±0.8|a
30|B28.3|Excision of benign breast lesion|45±12|day|a
104
22|H33.3|Anterior resection of rectum|210±55|6.1±3.8|a
18|H07.9|Right hemicolectomy|170±45|5.6±3.4|a
30|H51.1|Haemorrhoidectomy|40±11|day|a
30|H55.1|Treatment of anal fistula|35±10|day|a
105
70|J18.3|Laparoscopic cholecystectomy|95±30|0.6±0.9 day|a
30|J02.2|Resection of part of liver|240±65|6.2±3.5|a
106
48|J18.3|Laparoscopic cholecystectomy|90±28|0.5±0.9 day|a
30|G24.3|Antireflux operation|120±30|1.2±0.8|a
22|T27.2|Repair of hiatus or ventral hernia|115±32|1.6±1.2|a
107
44|L88.1|Ablation of varicose vein|55±14|day|a
20|L59.1|Bypass of leg artery|190±50|5.8±3.9|a
18|L27.1|Endovascular repair of aneurysm|180±45|3.6±2.3|a
18|L29.4|Carotid endarterectomy|140±32|2.2±1.4|a
109
60|G28.4|Sleeve gastrectomy|110±28|1.9±0.9|a
40|G33.1|Gastric bypass|150±36|2.2±1|a
113
100|B08.3|Removal of part of thyroid|110±28|1.1±0.7|a
191
70|V54.4|Injection around spinal facet or nerve root|25±6|day|a
20|A60.4|Radiofrequency treatment of nerve|35±9|day|a
10|A48.3|Implant for spinal cord stimulation|100±26|0.4±0.6 day|a
171
50|N30.3|Circumcision|35±9|day|a
50|T19.2|Repair of hernia in a child|45±12|day|a
211
100|N09.2|Fixation of undescended testis|55±14|day|a
214
30|W28.3|Removal of metalwork from bone|45±15|day|a
30|T70.2|Lengthening of tendon|60±20|0.7±0.8 day|a
25|W12.5|Corrective osteotomy|130±35|3.1±2|a
15|X22.1|Correction of hip deformity|140±40|3.6±2.2|a
215
60|F34.1|Tonsillectomy|45±12|0.1±0.3 day|a
40|D15.1|Insertion of grommets|25±7|day|a
216
100|C31.3|Correction of squint|55±14|day|a
217
100|F10.4|Extraction of several teeth|35±9|day|a
301
52|H20.1|Colonoscopy with removal of polyp|35±11|day|a
40|G45.1|Gastroscopy with biopsy|25±7|day|a
8|J38.2|Endoscopic treatment of bile duct|60±18|0.4±0.7 day|a
320
46|K63.1|Coronary angiography|45±12|day|a
30|K60.1|Implantation of pacemaker|70±18|0.5±0.7 day|a
24|K57.1|Ablation for arrhythmia|130±35|0.6±0.7 day|a
330
100|S06.5|Excision of lesion of skin|40±11|day|a
663
60|W15.4|Osteotomy of first metatarsal (bunion)|60±15|day|a
40|W71.8|Excision or repair in forefoot|45±12|day|a
811
60|L71.1|Angioplasty of leg artery|75±20|0.2±0.4 day|a
40|M13.6|Drainage under imaging|40±12|day|a
medicine
70|X29.2|Infusion or injection of a medicine|30±8|day|a
30|X34.8|Planned tests during a day in hospital|30±8|day|a
`

const evidence = { s: 'sourced', n: 'nights sourced', a: 'assumed' } as const

/** Procedures by treatment function, or at the specialist hospitals by orthopaedic subspecialty. */
const byService: ReadonlyMap<string, readonly Procedure[]> = read()

const alike: Readonly<Record<string, string>> = {
  '108': 'spine',
  '144': '140',
  '145': '140',
  '172': '170',
  '173': '170',
}

/** What a service admits people for. Services that do not operate admit for a day's treatment or tests. */
export function proceduresOf(treatmentFunction: string, subspecialty: string | null): readonly Procedure[] {
  return (
    (subspecialty === null ? undefined : byService.get(subspecialty)) ??
    byService.get(alike[treatmentFunction] ?? treatmentFunction) ??
    byService.get('medicine')!
  )
}

function read(): ReadonlyMap<string, readonly Procedure[]> {
  const found = new Map<string, Procedure[]>()
  let service: Procedure[] = []
  for (const row of rows.trim().split('\n')) {
    const [share, code, name, minutes, stay, source] = row.split('|')
    if (code === undefined || name === undefined || minutes === undefined || stay === undefined) {
      service = []
      found.set(row, service)
      continue
    }
    const [mean = 0, deviation = 0] = minutes.split('±').map(Number)
    const [nights = 0, nightsDeviation = 0] = stay === 'day' ? [0, 0] : stay.replace(' day', '').split('±').map(Number)
    service.push({
      code,
      name,
      minutes: mean,
      minutesDeviation: deviation,
      nights,
      nightsDeviation,
      isDayCase: stay.endsWith('day'),
      evidence: evidence[source as keyof typeof evidence],
      share: Number(share),
    })
  }
  return found
}
