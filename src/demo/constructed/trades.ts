/** A kind of constructed employer and the work it has, by ISCO-08 groups. */
export interface Trade {
  /** "Constructed bakery 12". */
  readonly label: string;
  readonly groups: readonly string[];
  /** Employers of this kind. */
  readonly employers: number;
  readonly size: 'ONE_PERSON' | 'MICROENTERPRISE' | 'SMALL' | 'MEDIUM' | 'LARGE';
}

/** The economies that people return to; 45 employers. */
export const trades: readonly Trade[] = [
  { label: 'bakery', groups: ['7512', '5223', '9412'], employers: 3, size: 'MICROENTERPRISE' },
  { label: 'building firm', groups: ['711', '712', '713', '3123', '9313', '8342'], employers: 5, size: 'MEDIUM' },
  { label: 'tailoring workshop', groups: ['7531', '7532', '7533', '8153', '7534'], employers: 4, size: 'MICROENTERPRISE' },
  { label: 'garage', groups: ['7231', '7213', '7132', '7412', '9122'], employers: 4, size: 'MICROENTERPRISE' },
  { label: 'metal workshop', groups: ['7212', '7214', '7221', '7222'], employers: 2, size: 'ONE_PERSON' },
  { label: 'farm', groups: ['611', '612', '613', '9211', '7233', '8341'], employers: 4, size: 'SMALL' },
  { label: 'food works', groups: ['7513', '7514', '8160', '9321', '7511'], employers: 3, size: 'SMALL' },
  { label: 'transport firm', groups: ['8322', '8331', '8332', '8344', '4323', '9333'], employers: 3, size: 'SMALL' },
  { label: 'hotel', groups: ['5120', '5131', '4224', '9112', '9412', '9621', '3434'], employers: 4, size: 'MEDIUM' },
  { label: 'clinic', groups: ['2221', '2222', '3212', '3213', '3253', '5321'], employers: 2, size: 'SMALL' },
  { label: 'school', groups: ['2330', '2341', '2342', '2320', '5312', '5311'], employers: 2, size: 'SMALL' },
  { label: 'shop', groups: ['5221', '5223', '5230', '5244', '4321'], employers: 3, size: 'MICROENTERPRISE' },
  { label: 'solar firm', groups: ['7411', '7126', '7412', '7422'], employers: 2, size: 'SMALL' },
  { label: 'computer firm', groups: ['2512', '2513', '3512', '3513', '4132', '2166'], employers: 2, size: 'SMALL' },
  { label: 'office', groups: ['3313', '4110', '4120', '4416', '2411', '2422'], employers: 2, size: 'LARGE' },
];
