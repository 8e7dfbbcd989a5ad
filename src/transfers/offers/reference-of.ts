/** What a patient can quote: it names nobody, and tells two letters apart. "1F3A-9C2B" */
export const referenceOf = (transfer: string): string => `${transfer.slice(0, 4)}-${transfer.slice(4, 8)}`.toUpperCase()
