/**
 * A level below treatment function 110, which alone says too little to a specialist orthopaedic hospital. It is ours and
 * local: no national return has it, and a pathway without one is simply "orthopaedics".
 */
export type OrthopaedicSubspecialty =
  | 'hip'
  | 'knee'
  | 'foot-and-ankle'
  | 'hand-and-wrist'
  | 'shoulder-and-elbow'
  | 'spine'
  | 'oncology'
  | 'paediatric'

export const orthopaedicSubspecialties: readonly { readonly code: OrthopaedicSubspecialty; readonly label: string }[] =
  [
    { code: 'hip', label: 'Hip' },
    { code: 'knee', label: 'Knee' },
    { code: 'foot-and-ankle', label: 'Foot and ankle' },
    { code: 'hand-and-wrist', label: 'Hand and wrist' },
    { code: 'shoulder-and-elbow', label: 'Shoulder and elbow' },
    { code: 'spine', label: 'Spine' },
    { code: 'oncology', label: 'Bone and soft tissue tumours' },
    { code: 'paediatric', label: "Children's orthopaedics" },
  ]

export function isOrthopaedicSubspecialty(text: string): text is OrthopaedicSubspecialty {
  return orthopaedicSubspecialties.some(({ code }) => code === text)
}
