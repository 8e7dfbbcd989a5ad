/**
 * The European Standard Population of 2013: how many of 100,000 people are of each age, the same for women and men.
 * Source: Eurostat, *Revision of the European Standard Population*, 2013, with 90 and over as one band.
 */
export const europeanStandardPopulation: readonly { readonly fromAge: number; readonly people: number }[] = [
  5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000,
].map((people, band) => ({ fromAge: band * 5, people }))
