import type { Dated } from './dated.js';

/** A group of occupations whose work is dangerous for the young. */
export interface HazardousGroup extends Dated {
  /** Where the row holds, ISO 3166-1 alpha-2; null everywhere. */
  readonly country: string | null;
  /** ISCO-08 group, one to four digits; all groups below it are meant. */
  readonly group: string;
  readonly danger: string;
}

/**
 * Groups of ISCO-08 where the work itself brings what ILO R190, paragraph 3, names: work under ground or water, at heights or in confined
 * spaces; dangerous machines and heavy loads; harmful substances, heat, noise and vibration; night work and abuse. Our own choice for
 * every country [P], not yet reviewed; national lists come as rows with a country.
 */
export const hazardousGroups: readonly HazardousGroup[] = [
  ...groups('weapons and armed service', '0'),
  ...groups('violence, fire and rescue', '3355', '541'),
  ...groups('work under ground and in quarries', '3117', '3121', '8111', '8112', '8113', '9311'),
  ...groups('explosives', '7542'),
  ...groups('work under water and on the open sea', '7541', '6222', '6223', '3151', '3152', '8350'),
  ...groups('radiation and contagion', '3211', '5163'),
  ...groups('high voltage', '3131', '7413'),
  ...groups('work at dangerous heights and on building sites', '7111', '7114', '7119', '7121', '7124', '7133', '7214', '7215', '9312', '9313'),
  ...groups('stone dust', '7113', '8114'),
  ...groups('molten metal, fumes and great heat', '3135', '7211', '7212', '7221', '8121', '8181', '8182'),
  ...groups('harmful chemicals', '3132', '3133', '3134', '7132', '7521', '7535', '7544', '8122', '8131', '8141', '8155', '8171'),
  ...groups('saws and other dangerous machines', '7523', '8172'),
  ...groups('felling, hunting and slaughter', '6210', '6224', '7511', '9215'),
  ...groups('driving, and moving plant', '831', '832', '833', '834'),
  ...groups('heavy loads', '9333'),
  ...groups('waste', '9611', '9612'),
  ...groups('night work where alcohol is served', '5132'),
];

function groups(danger: string, ...codes: readonly string[]): HazardousGroup[] {
  return codes.map((group) => ({
    country: null,
    group,
    danger,
    validFrom: null,
    validTo: null,
    source: 'ILO R190, par. 3; grouping of our own, rule L2',
    reviewed: false,
  }));
}
