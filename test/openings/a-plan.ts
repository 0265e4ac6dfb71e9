import type { Input } from '../journeys/office.js';

/** A business plan as a door takes it, with everything that others ask of it before they look. */
export const wholePlan = {
  sections: ['SUMMARY', 'OFFER', 'MARKET', 'COMPETITION', 'OPERATIONS', 'SKILLS', 'RISKS'].map((section) => ({ section, text: `Constructed words about it (${section.toLowerCase()}).` })),
  budget: [{ what: 'a press', purpose: 'INCOME', amountMinor: 900_000 }],
  funding: [
    { source: 'MEMBERS', inKind: true, amountMinor: 300_000 },
    { source: 'PROGRAMME', amountMinor: 600_000 },
  ],
  forecast: [1, 2, 3, 4].map(() => ({ salesMinor: 400_000, costsMinor: 300_000 })),
  months: 24,
} satisfies Input;
