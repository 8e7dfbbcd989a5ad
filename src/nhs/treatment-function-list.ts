/**
 * The treatment functions of the NHS Data Dictionary: code, reported group ('-' for none) and name, one to a line.
 *
 * Names: NHS Data Model and Dictionary, TREATMENT FUNCTION CODE, as of 2023-24, read from the code tables of
 * answerdigital/oxford-omop-data-mapper (Apache-2.0); content Open Government Licence v3.0. The word "Service" that
 * ends nearly every name is left off, and the retired codes, which the list keeps without their names, say "Retired".
 * Groups: Recording and reporting RTT waiting times v5.0 (11 February 2025), section 10.1.4, and the mapping that an
 * NHS England South West report applies to the remaining codes (2025-26).
 */
export const treatmentFunctionList = `
100 100 General Surgery
101 101 Urology
102 X05 Transplant Surgery
103 X05 Breast Surgery
104 X05 Colorectal Surgery
105 X05 Hepatobiliary and Pancreatic Surgery
106 X05 Upper Gastrointestinal Surgery
107 X05 Vascular Surgery
108 110 Spinal Surgery
109 X05 Bariatric Surgery
110 110 Trauma and Orthopaedic
111 110 Orthopaedic
113 X05 Endocrine Surgery
115 110 Trauma Surgery
120 120 Ear Nose and Throat
130 130 Ophthalmology
140 140 Oral Surgery
141 X05 Restorative Dentistry
142 X04 Paediatric Dentistry
143 X05 Orthodontic
144 140 Maxillofacial Surgery
145 140 Oral and Maxillofacial Surgery
150 150 Neurosurgical
160 160 Plastic Surgery
161 X05 Burns Care
170 170 Cardiothoracic Surgery
171 X04 Paediatric Surgery
172 170 Cardiac Surgery
173 170 Thoracic Surgery
174 X05 Cardiothoracic Transplantation
180 X02 Emergency Medicine
190 X02 Anaesthetic
191 X02 Pain Management
192 X02 Intensive Care Medicine
199 - Non-UK provider; treatment function not known, treatment mainly surgical
200 X02 Aviation and Space Medicine
211 X04 Paediatric Urology
212 X04 Paediatric Transplantation Surgery
213 X04 Paediatric Gastrointestinal Surgery
214 X04 Paediatric Trauma and Orthopaedic
215 X04 Paediatric Ear Nose and Throat
216 X04 Paediatric Ophthalmology
217 X04 Paediatric Oral and Maxillofacial Surgery
218 X04 Paediatric Neurosurgery
219 X04 Paediatric Plastic Surgery
220 X04 Paediatric Burns Care
221 X04 Paediatric Cardiac Surgery
222 X04 Paediatric Thoracic Surgery
223 X04 Paediatric Epilepsy
230 X04 Paediatric Clinical Pharmacology
240 X04 Paediatric Palliative Medicine
241 X04 Paediatric Pain Management
242 X04 Paediatric Intensive Care
250 X04 Paediatric Hepatology
251 X04 Paediatric Gastroenterology
252 X04 Paediatric Endocrinology
253 X04 Paediatric Clinical Haematology
254 X04 Paediatric Audio Vestibular Medicine
255 X04 Paediatric Clinical Immunology and Allergy
256 X04 Paediatric Infectious Diseases
257 X04 Paediatric Dermatology
258 X04 Paediatric Respiratory Medicine
259 X04 Paediatric Nephrology
260 X04 Paediatric Medical Oncology
261 X04 Paediatric Inherited Metabolic Medicine
262 X04 Paediatric Rheumatology
263 X04 Paediatric Diabetes
264 X04 Paediatric Cystic Fibrosis
270 X04 Paediatric Emergency Medicine
280 X04 Paediatric Interventional Radiology
290 X04 Community Paediatric
291 X04 Paediatric Neurodisability
300 300 General Internal Medicine
301 301 Gastroenterology
302 X02 Endocrinology
303 X02 Clinical Haematology
304 X02 Clinical Physiology
305 X02 Clinical Pharmacology
306 X02 Hepatology
307 X02 Diabetes
308 X02 Blood and Marrow Transplantation
309 X02 Haemophilia
310 X02 Audio Vestibular Medicine
311 X02 Clinical Genetics
313 X02 Clinical Immunology and Allergy
314 X02 Rehabilitation Medicine
315 X02 Palliative Medicine
316 X02 Clinical Immunology
317 X02 Allergy
318 X02 Intermediate Care
319 X02 Respite Care
320 320 Cardiology
321 X04 Paediatric Cardiology
322 X02 Clinical Microbiology
323 X02 Spinal Injuries
324 X02 Anticoagulant
325 X02 Sport and Exercise Medicine
326 X02 Acute Internal Medicine
327 X02 Cardiac Rehabilitation
328 X02 Stroke Medicine
329 X02 Transient Ischaemic Attack
330 330 Dermatology
331 X02 Congenital Heart Disease
333 X02 Rare Disease
335 X02 Inherited Metabolic Medicine
340 340 Respiratory Medicine
341 X02 Respiratory Physiology
342 X02 Pulmonary Rehabilitation
343 X02 Adult Cystic Fibrosis
344 X02 Complex Specialised Rehabilitation
345 X02 Specialist Rehabilitation
346 X02 Local Specialist Rehabilitation
347 X02 Sleep Medicine
348 X02 Post-COVID-19 Syndrome
350 X02 Infectious Diseases
352 X02 Tropical Medicine
360 X02 Genitourinary Medicine
361 X02 Renal Medicine
370 X02 Medical Oncology
371 X02 Nuclear Medicine
400 400 Neurology
401 X02 Clinical Neurophysiology
410 410 Rheumatology
420 X02 Paediatric
421 X04 Paediatric Neurology
422 X02 Neonatal Critical Care
424 X02 Well Baby
430 430 Elderly Medicine
431 X02 Orthogeriatric Medicine
450 X02 Dental Medicine
451 X02 Special Care Dentistry
460 X02 Medical Ophthalmology
461 X02 Ophthalmic and Vision Science
499 - Non-UK provider; treatment function not known, treatment mainly medical
501 X02 Obstetrics
502 502 Gynaecology
503 X02 Gynaecological Oncology
504 X02 Community Sexual and Reproductive Health
505 X02 Fetal Medicine
510 - Retired
520 - Retired
560 X06 Midwifery
610 - Retired
620 - Retired
650 X06 Physiotherapy
651 X06 Occupational Therapy
652 X06 Speech and Language Therapy
653 X06 Podiatry
654 X06 Dietetics
655 X06 Orthoptics
656 X03 Clinical Psychology
657 X06 Prosthetics
658 X06 Orthotics
659 X06 Dramatherapy
660 X06 Art Therapy
661 X06 Music Therapy
662 X06 Optometry
663 X06 Podiatric Surgery
670 X06 Urological Physiology
673 X06 Vascular Physiology
675 X06 Cardiac Physiology
677 X06 Gastrointestinal Physiology
700 X03 Learning Disability
710 X03 Adult Mental Health
711 X03 Child and Adolescent Psychiatry
712 X03 Forensic Psychiatry
713 X03 Medical Psychotherapy
715 X03 Old Age Psychiatry
720 X03 Eating Disorders
721 X03 Addiction
722 X03 Liaison Psychiatry
723 X03 Psychiatric Intensive Care
724 X03 Perinatal Mental Health
725 X03 Mental Health Recovery and Rehabilitation
726 X03 Mental Health Dual Diagnosis
727 X03 Dementia Assessment
730 X03 Neuropsychiatry
800 X06 Clinical Oncology
811 X06 Interventional Radiology
812 X06 Diagnostic Imaging
822 X06 Chemical Pathology
832 - Retired
834 X02 Medical Virology
840 X06 Audiology
920 X06 Diabetic Education
990 - Retired
`
